import type { DecodeContext, Field } from '../contract.ts';
import { correlation, exchange } from '../message/exchange.ts';
import { summaryOf } from '../message/parts.ts';
import type { MqttReader } from './MqttReader.ts';
import type { PacketView, Version } from './PacketView.ts';
import type { PacketType } from './packetTypes.ts';
import { NO_PROPERTIES, readProperties } from './readProperties.ts';
import { reasonField, reasonText } from './reasonCodes.ts';

/** CONNACK (MQTT 5.0, section 3.2); two bytes in MQTT 3.1.1. */
export function readConnack(reader: MqttReader): PacketView {
  const flags = reader.u8('flags');
  const code = reader.u8('a reason code');
  const version: Version = reader.at < reader.end ? 5 : 4;
  const properties = version === 5 ? readProperties(reader, 'CONNACK') : NO_PROPERTIES;
  reader.finish();
  const fields: Field[] = [
    reasonField(version === 5 ? 'Reason code' : 'Return code', code, 'CONNACK', version),
    { name: 'Session present', value: flags & 1 ? 'yes' : 'no' },
    ...properties.fields,
  ];
  return {
    summary: summaryOf(
      `CONNACK ${reasonText(code, 'CONNACK', version)}`,
      flags & 1 ? 'session present' : undefined,
    ),
    fields,
    correlation: correlation('connect', 'response', { last: true }),
  };
}

/** PUBACK, PUBREC, PUBREL and PUBCOMP (MQTT 5.0, sections 3.4 to 3.7). */
export function readAck(reader: MqttReader, type: PacketType, context: DecodeContext): PacketView {
  const id = reader.u16('the packet id');
  const code = reader.at < reader.end ? reader.u8('a reason code') : undefined;
  const properties = reader.at < reader.end ? readProperties(reader, type) : NO_PROPERTIES;
  reader.finish();
  const fields: Field[] = [{ name: 'Packet id', value: String(id) }];
  if (code !== undefined) fields.push(reasonField('Reason code', code, type, 5));
  fields.push(...properties.fields);
  const isOver = type === 'PUBACK' || type === 'PUBCOMP' || (code ?? 0) >= 0x80;
  // PUBREL goes the way of the PUBLISH: it asks for nothing new.
  const link =
    type === 'PUBREL'
      ? { ...exchange(context, `publish ${id}`, 'request', { name: type }), role: 'event' as const }
      : exchange(context, `publish ${id}`, 'response', { last: isOver });
  const said = code ? reasonText(code, type, 5) : undefined;
  return { summary: summaryOf(type, `id ${id}`, said), fields, correlation: link };
}

/** DISCONNECT and AUTH (MQTT 5.0, sections 3.14 and 3.15), which may be empty. */
export function readParting(
  reader: MqttReader,
  type: 'DISCONNECT' | 'AUTH',
  context: DecodeContext,
): PacketView {
  const code = reader.at < reader.end ? reader.u8('a reason code') : undefined;
  const properties = reader.at < reader.end ? readProperties(reader, type) : NO_PROPERTIES;
  reader.finish();
  const fields = [
    ...(code === undefined ? [] : [reasonField('Reason code', code, type, 5)]),
    ...properties.fields,
  ];
  const said = code ? reasonText(code, type, 5) : undefined;
  const link =
    type === 'DISCONNECT'
      ? correlation('disconnect', 'event', { name: type })
      : correlation('auth', context.sent ? 'request' : 'response', { name: type });
  return { summary: summaryOf(type, said), fields, correlation: link };
}

/** PINGREQ and PINGRESP. */
export function readPing(reader: MqttReader, type: 'PINGREQ' | 'PINGRESP'): PacketView {
  reader.finish();
  const isAsking = type === 'PINGREQ';
  const link = correlation(
    'ping',
    isAsking ? 'request' : 'response',
    isAsking ? { name: type } : { last: true },
  );
  return { summary: type, fields: [], correlation: link };
}
