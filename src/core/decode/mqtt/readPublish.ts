import type { Correlation, DecodeContext, Field } from '../contract.ts';
import { correlation, exchange } from '../message/exchange.ts';
import { summaryOf } from '../message/parts.ts';
import { isPlainText } from '../text/text.ts';
import { ByteFault } from '../values/faults.ts';
import { counted } from '../values/oneLine.ts';
import type { MqttReader } from './MqttReader.ts';
import type { PacketView, Version } from './PacketView.ts';
import { NO_PROPERTIES, type Properties, readProperties } from './readProperties.ts';

interface Publish {
  topic: string;
  qos: number;
  id: number | undefined;
  properties: Properties;
}

/** PUBLISH (MQTT 5.0, section 3.3); where it is cut, as much of it as is there. */
export function readPublish(
  reader: MqttReader,
  flags: number,
  version: Version,
  context: DecodeContext,
): PacketView {
  const topicAt = reader.at;
  const topic = reader.string('the topic');
  const qos = (flags >> 1) & 3;
  const id = qos > 0 ? reader.u16('the packet id') : undefined;
  const properties = version === 5 ? readProperties(reader, 'PUBLISH') : NO_PROPERTIES;
  const alias = properties.values.get('Topic alias');
  if (topic === '' && alias === undefined) throw new ByteFault(topicAt, 'the topic is empty');
  const bytes = reader.cut(reader.end - reader.at, 'the payload');
  const fields: Field[] = [
    { name: 'Topic', value: topic, ...(topic === '' ? { note: `the one of alias ${alias}` } : {}) },
    { name: 'QoS', value: String(qos), note: ['at most once', 'at least once', 'exactly once'][qos]! },
    { name: 'Retained', value: flags & 1 ? 'yes' : 'no' },
    ...(flags & 8 ? [{ name: 'Duplicate', value: 'yes', note: 'sent once more' }] : []),
    ...(id === undefined
      ? []
      : [{ name: 'Packet id', value: String(id), ...(id === 0 ? { bad: true } : {}) }]),
    ...properties.fields,
  ];
  const contentType = properties.values.get('Content type');
  return {
    summary: summaryOf(
      `PUBLISH ${topic || `alias ${alias}`}`,
      `QoS ${qos}`,
      id === undefined ? undefined : `id ${id}`,
      flags & 1 ? 'retained' : undefined,
      flags & 8 ? 'duplicate' : undefined,
      counted(bytes.length, 'byte'),
    ),
    fields,
    ...(bytes.length === 0
      ? {}
      : {
          payload: {
            label: 'Payload',
            bytes,
            text: isPlainText(bytes),
            ...(contentType === undefined ? {} : { contentType }),
          },
        }),
    correlation: correlationOf({ topic: topic || `alias ${alias}`, qos, id, properties }, context),
  };
}

/** By MQTT 5's own request and response where there is one, else by the acknowledgement that is due. */
function correlationOf({ topic, qos, id, properties }: Publish, context: DecodeContext): Correlation {
  const data = properties.values.get('Correlation data');
  if (data !== undefined) {
    const isAsking = properties.values.has('Response topic');
    return correlation(`correlation ${data}`, isAsking ? 'request' : 'response', { name: topic });
  }
  if (qos === 0) return correlation(topic, 'event', { name: topic });
  return exchange(context, `publish ${id}`, 'request', { name: topic });
}
