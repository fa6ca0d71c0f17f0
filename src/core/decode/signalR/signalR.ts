import { inFigures } from '../../inFigures.ts';
import type { Decoder } from '../contract.ts';
import { JsonHead } from '../message/JsonHead.ts';
import { field, summaryOf } from '../message/parts.ts';
import { ByteFault, fault, settleFault } from '../values/faults.ts';
import { counted } from '../values/oneLine.ts';
import { MESSAGE_TYPES } from './messageTypes.ts';
import { readBinaryRecords, readJsonRecords, readLength, SEPARATOR } from './readRecords.ts';
import { hubSummary, viewOfHub } from './viewOfHub.ts';

/** SignalR's hub protocol of ASP.NET Core, as JSON and as MessagePack. */
export const signalR: Decoder = {
  id: 'signalr',
  label: 'SignalR',
  sniff(head, size, context) {
    if (!isJson(head)) return context.text ? 0 : binaryLikelihood(head, size);
    const json = JsonHead.of(head);
    const end = head.indexOf(SEPARATOR);
    if (json === undefined || json.kind === 'array') return 0;
    if (end > 0) return head[end - 1] === 0x7d ? 0.95 : 0;
    // The separator lies beyond the head: Microsoft's own clients begin like this.
    if (size <= head.length) return 0;
    const isNumbered = /^[1-5]$/.test(json.raw('type')) && (json.has('target') || json.has('invocationId'));
    const isClients = json.raw('arguments').startsWith('[') && !json.has('type') && !json.has('action');
    return isNumbered || isClients ? 0.91 : 0;
  },
  decode: (bytes, context) =>
    settleFault(() => {
      if (bytes.length === 0) return fault('the message is empty');
      const { messages, more } = isJson(bytes) ? readJsonRecords(bytes) : readBinaryRecords(bytes);
      if (messages.length === 1) return { ok: true, decoded: viewOfHub(messages[0]!, context) };
      const count = messages.length + more;
      const named = messages.slice(0, 3).map(hubSummary).join(', ');
      const fields = [
        ...field('Messages', inFigures(count), 'one after the other'),
        ...field('Not shown', more > 0 ? counted(more, 'message') : undefined),
      ];
      const json = `[${messages.map(({ text }) => text).join(',')}]`;
      return { ok: true, decoded: { summary: summaryOf(counted(count, 'message'), named), fields, json } };
    }),
};

/** `{` is the length of a MessagePack message of 123 bytes as well, but then a list follows it: 0x90 to 0x9f. */
const isJson = (bytes: Uint8Array): boolean => bytes[0] === 0x7b && (bytes[1] ?? 0) < 0x80;

/** Ping, Close, Ack and Sequence have no headers: their list is as long as can be, and goes on with what it must. */
function isUnheaded(type: number, items: number, third: number): boolean {
  if (type === 6) return items === 1;
  const isNumber = third < 0x80 || (third >= 0xcc && third <= 0xcf);
  if (type > 7) return items === 2 && isNumber;
  return third === 0xc0 || (third >= 0xa0 && third <= 0xbf) || (third >= 0xd9 && third <= 0xdb);
}

/** A length that fits, a list as long as a hub's messages are, a number that one has, and its headers. */
function binaryLikelihood(head: Uint8Array, size: number): number {
  try {
    const { length, next } = readLength(head, 0);
    const items = (head[next] ?? 0) - 0x90;
    const type = head[next + 1] ?? 0;
    if (length < 2 || length > size - next || items < 1 || items > 6) return 0;
    const places = MESSAGE_TYPES.get(type)?.places;
    if (places === undefined || items > places.length + 1) return 0;
    const third = head[next + 2] ?? 0;
    if (type > 5) return size === next + length && isUnheaded(type, items, third) ? 0.9 : 0;
    const hasHeaders = third >= 0x80 && third <= 0x8f && items > 2;
    return hasHeaders ? 0.96 : 0;
  } catch (error) {
    if (error instanceof ByteFault) return 0;
    throw error;
  }
}
