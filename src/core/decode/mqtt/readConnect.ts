import { MASK, maskQuery } from '../../redact.ts';
import type { Field } from '../contract.ts';
import { correlation } from '../message/exchange.ts';
import { summaryOf } from '../message/parts.ts';
import { isPlainText } from '../text/text.ts';
import { ByteFault } from '../values/faults.ts';
import { counted } from '../values/oneLine.ts';
import type { MqttReader } from './MqttReader.ts';
import { type PacketView, versionName } from './PacketView.ts';
import { NO_PROPERTIES, readProperties } from './readProperties.ts';

/** CONNECT (MQTT 5.0, section 3.1); it says its version itself. */
export function readConnect(reader: MqttReader): PacketView {
  const nameAt = reader.at;
  const protocol = reader.string('the name of the protocol');
  if (protocol !== 'MQTT' && protocol !== 'MQIsdp') {
    throw new ByteFault(nameAt, 'the name of the protocol should be MQTT');
  }
  // The highest bit is set by bridges between brokers.
  const level = reader.u8('the version') & 0x7f;
  const flags = reader.u8('flags');
  const keepAlive = reader.u16('the keep alive');
  const properties = level >= 5 ? readProperties(reader, 'CONNECT') : NO_PROPERTIES;
  const client = reader.string('the client id');
  const will = flags & 0x04 ? readWill(reader, flags, level) : undefined;
  const user = flags & 0x80 ? reader.string('the user name') : undefined;
  const password = flags & 0x40 ? reader.binary('the password') : undefined;
  reader.finish();

  const fields: Field[] = [
    { name: 'Version', value: versionName(level), ...(level < 3 || level > 5 ? { bad: true } : {}) },
    { name: 'Client id', value: client, ...(client === '' ? { note: 'the server gives one' } : {}) },
    { name: level >= 5 ? 'Clean start' : 'Clean session', value: flags & 0x02 ? 'yes' : 'no' },
    { name: 'Keep alive', value: String(keepAlive), note: keepAlive === 0 ? 'off' : 's' },
  ];
  if (user !== undefined) fields.push({ name: 'User name', value: shownUser(user) });
  if (password !== undefined) {
    fields.push({ name: 'Password', value: MASK, note: `${counted(password.length, 'byte')}, hidden` });
  }
  fields.push(...properties.fields, ...(will?.fields ?? []));
  return {
    summary: summaryOf(`CONNECT ${client}`.trim(), versionName(level), `keep alive ${keepAlive} s`),
    fields,
    ...(will === undefined || will.bytes.length === 0
      ? {}
      : { payload: { label: 'Will', bytes: will.bytes, text: isPlainText(will.bytes), ...will.type } }),
    correlation: correlation('connect', 'request', { name: 'CONNECT' }),
  };
}

/** AWS IoT's custom authorizers take tokens and signatures behind the user name, as a query. */
function shownUser(user: string): string {
  const mark = user.indexOf('?');
  return mark < 0 ? user : user.slice(0, mark + 1) + maskQuery(user.slice(mark + 1));
}

function readWill(reader: MqttReader, flags: number, level: number) {
  const properties = level >= 5 ? readProperties(reader, 'will') : NO_PROPERTIES;
  const topic = reader.string('the topic of the will');
  const bytes = reader.binary('the will');
  const qos = (flags >> 3) & 3;
  const fields: Field[] = [
    { name: 'Will topic', value: topic },
    { name: 'Will QoS', value: String(qos), ...(qos === 3 ? { bad: true } : {}) },
    { name: 'Will retained', value: flags & 0x20 ? 'yes' : 'no' },
    ...properties.fields.map((field) =>
      field.name.startsWith('Will') ? field : { ...field, name: `Will: ${field.name.toLowerCase()}` },
    ),
  ];
  const contentType = properties.values.get('Content type');
  return { bytes, fields, type: contentType === undefined ? {} : { contentType } };
}
