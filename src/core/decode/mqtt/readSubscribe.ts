import type { Field } from '../contract.ts';
import { correlation } from '../message/exchange.ts';
import { summaryOf } from '../message/parts.ts';
import { ByteFault } from '../values/faults.ts';
import { counted } from '../values/oneLine.ts';
import type { MqttReader } from './MqttReader.ts';
import type { PacketView, Version } from './PacketView.ts';
import { NO_PROPERTIES, readProperties } from './readProperties.ts';
import { reasonField, reasonText } from './reasonCodes.ts';

/** Lines of the table; a packet may hold thousands. */
const MOST = 200;
const RETAIN_HANDLING = ['', 'retained ones if it is new', 'no retained ones'];

/** SUBSCRIBE and UNSUBSCRIBE (MQTT 5.0, sections 3.8 and 3.10). */
export function readSubscribe(
  reader: MqttReader,
  type: 'SUBSCRIBE' | 'UNSUBSCRIBE',
  version: Version,
): PacketView {
  const id = reader.u16('the packet id');
  const properties = version === 5 ? readProperties(reader, type) : NO_PROPERTIES;
  const topics: Field[] = [];
  do {
    const value = reader.string('a topic filter');
    const note = type === 'SUBSCRIBE' ? optionsText(reader, version) : undefined;
    topics.push({ name: 'Topic filter', value, ...(note === undefined ? {} : { note }) });
  } while (reader.at < reader.end);
  const named = topics.slice(0, 3).map(({ value }) => value);
  const more = topics.length > named.length ? ', …' : '';
  const first = topics[0]!.value;
  return {
    summary: summaryOf(`${type} ${named.join(', ')}${more}`, `id ${id}`),
    fields: [
      { name: 'Packet id', value: String(id) },
      ...properties.fields,
      ...shortened(topics, 'topic filter'),
    ],
    correlation: correlation(`${type.toLowerCase()} ${id}`, 'request', { name: first }),
  };
}

/** QoS, and what MQTT 5 adds to it. */
function optionsText(reader: MqttReader, version: Version): string {
  const at = reader.at;
  const options = reader.u8('subscription options');
  const handling = (options >> 4) & 3;
  if ((options & 3) === 3 || options > (version === 5 ? 0x3f : 3) || handling === 3) {
    throw new ByteFault(
      at,
      `subscription options of 0x${options.toString(16).padStart(2, '0')} do not exist`,
    );
  }
  const parts = [`QoS ${options & 3}`];
  if (options & 4) parts.push('not its own');
  if (options & 8) parts.push('retain as published');
  if (handling > 0) parts.push(RETAIN_HANDLING[handling]!);
  return parts.join(', ');
}

/** SUBACK and UNSUBACK (MQTT 5.0, sections 3.9 and 3.11). */
export function readSuback(reader: MqttReader, type: 'SUBACK' | 'UNSUBACK', version: Version): PacketView {
  const id = reader.u16('the packet id');
  const properties = version === 5 ? readProperties(reader, type) : NO_PROPERTIES;
  const codes: Field[] = [];
  let refused = 0;
  let first = '';
  // Until MQTT 5, UNSUBACK says no more than its id.
  while (reader.at < reader.end || (codes.length === 0 && (type === 'SUBACK' || version === 5))) {
    const at = reader.at;
    const code = reader.u8('a reason code');
    const said = reasonText(code, type, version);
    if (said === 'unknown') throw new ByteFault(at, `${type} has no reason code 0x${code.toString(16)}`);
    first ||= said;
    if (code >= 0x80) refused += 1;
    codes.push(reasonField('Reason code', code, type, version));
  }
  const said = codes.length === 1 ? first : refused > 0 ? `${refused} refused` : undefined;
  const answered = type === 'SUBACK' ? 'subscribe' : 'unsubscribe';
  return {
    summary: summaryOf(type, `id ${id}`, said),
    fields: [
      { name: 'Packet id', value: String(id) },
      ...properties.fields,
      ...shortened(codes, 'reason code'),
    ],
    correlation: correlation(`${answered} ${id}`, 'response', { last: true }),
  };
}

function shortened(fields: readonly Field[], one: string): Field[] {
  if (fields.length <= MOST) return [...fields];
  return [...fields.slice(0, MOST), { name: 'More', value: counted(fields.length - MOST, one) }];
}
