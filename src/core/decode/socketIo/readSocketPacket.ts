import { redactText } from '../../export/redactText.ts';
import type { Correlation, DecodeContext, Decoded, DecodeResult, Field } from '../contract.ts';
import { correlation, exchange } from '../message/exchange.ts';
import { JsonPart } from '../message/JsonPart.ts';
import { badField, field, summaryOf } from '../message/parts.ts';
import { readJson } from '../readJson.ts';
import { fault } from '../values/faults.ts';
import { counted } from '../values/oneLine.ts';
import type { SocketPacket } from './packet.ts';

const encoder = new TextEncoder();

/** Reads the JSON of a packet, and says what it all means. `text` is the whole message. */
export function viewOfPacket(packet: SocketPacket, text: string, context: DecodeContext): DecodeResult {
  const { type, data, dataAt } = packet;
  if (data === '') {
    const isBare = type === 'CONNECT' || type === 'DISCONNECT';
    if (!isBare) return fault(`a packet of the type ${type} lacks its JSON`, encoder.encode(text).length);
    return { ok: true, decoded: viewOf(packet, undefined, context) };
  }
  const reading = readJson(data);
  if ('fault' in reading) {
    const at = dataAt + reading.fault.at;
    return fault(reading.fault.reason, encoder.encode(text.slice(0, at)).length);
  }
  const part = new JsonPart(reading.tape);
  const isList = /EVENT|ACK/.test(type);
  if (isList && !part.isArray) return fault(`a packet of the type ${type} holds a list`, dataAt);
  return { ok: true, decoded: viewOf(packet, part, context) };
}

function viewOf(packet: SocketPacket, part: JsonPart | undefined, context: DecodeContext): Decoded {
  const { type, attachments, namespace, ack } = packet;
  const isEvent = type === 'EVENT' || type === 'BINARY_EVENT';
  const isAck = type === 'ACK' || type === 'BINARY_ACK';
  const items = isEvent || isAck ? (part?.items() ?? []) : [];
  const event = isEvent ? items[0]?.line : undefined;
  const given = isEvent ? items.slice(1) : items;
  const message = type === 'CONNECT_ERROR' ? (part?.member('message') ?? part) : undefined;
  const fields: Field[] = [
    ...(message === undefined ? field : badField)('Packet', type),
    ...field('Namespace', namespace),
    ...field('Event', event),
    ...field('Acknowledgement', ack, isAck ? 'answers the event of this number' : 'asked for'),
    ...(isEvent || isAck ? field('Arguments', String(given.length)) : []),
    ...attachmentFields(attachments),
    ...badField('Message', message),
    ...field('Session', type === 'CONNECT' ? part?.member('sid') : undefined),
  ];
  const place = namespace === '/' ? undefined : namespace;
  const counts = attachments > 0 ? counted(attachments, 'attachment') : undefined;
  const said = isEvent ? event : [type, message?.line].filter(Boolean).join(' ');
  return {
    summary: summaryOf(said, place, ack === undefined ? undefined : `ack ${ack}`, counts),
    fields,
    ...bodyOf(type, part, given),
    correlation: correlationOf(packet, event, context),
  };
}

function attachmentFields(attachments: number): Field[] {
  if (attachments === 0) return [];
  const next = attachments === 1 ? 'the next binary message' : 'the next binary messages';
  return field('Attachments', String(attachments), `${next} of this side; placeholders stand for them`);
}

/** One argument is decoded in turn; several stay a list. What a client logs in with is masked. */
function bodyOf(
  type: SocketPacket['type'],
  part: JsonPart | undefined,
  given: readonly JsonPart[],
): Partial<Decoded> {
  if (part === undefined) return {};
  if (type === 'CONNECT' || type === 'CONNECT_ERROR') return { json: redactText(part.text) };
  const [first] = given;
  if (first === undefined) return {};
  const list = given.length === 1 ? first.text : `[${given.map((each) => each.text).join(',')}]`;
  const label = given.length === 1 ? 'Argument' : 'Arguments';
  return { payload: { label, bytes: encoder.encode(list), text: true, contentType: 'application/json' } };
}

function correlationOf(
  { type, namespace, ack }: SocketPacket,
  event: string | undefined,
  context: DecodeContext,
): Correlation {
  if (type === 'CONNECT' || type === 'CONNECT_ERROR') {
    const id = `connect ${namespace}`;
    return context.sent
      ? correlation(id, 'request', { name: `CONNECT ${namespace}` })
      : correlation(id, 'response', { last: true });
  }
  if (type === 'DISCONNECT') return correlation(`disconnect ${namespace}`, 'event', { name: type });
  if (ack === undefined) return correlation(`${namespace} ${event ?? ''}`, 'event', { name: event });
  // Each side and each namespace counts its own acknowledgements.
  const isAck = type === 'ACK' || type === 'BINARY_ACK';
  return exchange(
    context,
    `${namespace} ${ack}`,
    isAck ? 'response' : 'request',
    isAck ? { last: true } : { name: event },
  );
}
