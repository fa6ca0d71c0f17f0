import type { DecodeContext, Decoded, DecodeResult, Decoder } from '../contract.ts';
import { correlation, exchange } from '../message/exchange.ts';
import { JsonPart } from '../message/JsonPart.ts';
import { field, summaryOf } from '../message/parts.ts';
import { readJson } from '../readJson.ts';
import { fault } from '../values/faults.ts';
import { isUtf8Head, readUtf8, utf8Fault } from '../values/readUtf8.ts';
import { ENGINE_TYPES, readPacket } from './packet.ts';
import { viewOfPacket } from './readSocketPacket.ts';

/** Beginnings that neither JSON nor prose has; a bare `2` or `40` is just as likely a number. */
const BEGINNINGS: readonly RegExp[] = [
  /^0\{\s*"sid"\s*:/,
  /^[23]probe$/,
  /^40(?:\/[^,\s]*,)?\{\s*"/,
  /^4[01]\/[^,\s]*,?$/,
  /^42(?:\/[^,\s]*,)?\d*\[\s*(?:"|\d+\s*[,\]])/,
  /^43(?:\/[^,\s]*,)?\d+\[/,
  /^44(?:\/[^,\s]*,)?\{\s*"message"/,
  /^4[56]\d+-(?:\/[^,\s]*,)?\d*\[/,
];

/** Socket.IO 5 over Engine.IO 4, and the older ones whose packets look the same. */
export const socketIo: Decoder = {
  id: 'socket.io',
  label: 'Socket.IO',
  sniff(head, _size, context) {
    const first = head[0];
    if (!context.text || first === undefined || first < 0x30 || first > 0x36) return 0;
    const text = isUtf8Head(head) ? new TextDecoder().decode(head) : '';
    return BEGINNINGS.some((beginning) => beginning.test(text)) ? 0.95 : 0;
  },
  decode(bytes, context) {
    const text = readUtf8(bytes);
    if (text === undefined) return fault('this byte is not UTF-8', utf8Fault(bytes));
    const type = ENGINE_TYPES[text.charCodeAt(0) - 0x30];
    if (type === undefined) return fault('a digit from 0 to 6 should stand here', 0);
    if (type !== 'message') return viewOfEngine(type, text, context);
    const packet = readPacket(text);
    return packet === undefined
      ? fault('after the 4, a digit from 0 to 6 should stand here', 1)
      : viewOfPacket(packet, text, context);
  },
};

const NOTES: Record<string, string> = {
  open: 'the server begins',
  ping: 'a sign of life is asked for',
  pong: 'a sign of life',
  upgrade: 'the WebSocket takes over from polling',
  noop: 'nothing',
};

function viewOfEngine(type: string, text: string, context: DecodeContext): DecodeResult {
  const rest = text.slice(1);
  const fields = [
    ...field('Packet', type, NOTES[type]),
    ...field('Says', type === 'open' || rest === '' ? undefined : rest),
  ];
  const decoded: Decoded = {
    summary: summaryOf(`Engine.IO ${type}`, type === 'open' ? undefined : rest),
    fields,
  };
  if (type === 'open') {
    const reading = readJson(rest);
    if ('fault' in reading) {
      const at = 1 + new TextEncoder().encode(rest.slice(0, reading.fault.at)).length;
      return fault(reading.fault.reason, at);
    }
    const part = new JsonPart(reading.tape);
    const every = part.member('pingInterval');
    fields.push(
      ...field('Session', part.member('sid')),
      ...field('Upgrades', part.member('upgrades')?.text),
      ...field('Ping every', every, 'ms'),
      ...field('Ping timeout', part.member('pingTimeout'), 'ms'),
      ...field('Largest message', part.member('maxPayload'), 'bytes'),
    );
    return { ok: true, decoded: { ...decoded, json: rest, correlation: correlation('open', 'event') } };
  }
  // Since Engine.IO 4 the server asks; before, the client did.
  const link =
    type === 'ping'
      ? exchange(context, `ping${rest}`, 'request')
      : type === 'pong'
        ? exchange(context, `ping${rest}`, 'response', { last: true })
        : correlation(type, 'event');
  return { ok: true, decoded: { ...decoded, correlation: link } };
}
