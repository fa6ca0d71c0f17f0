import type { Decoder } from '../contract.ts';
import { MESSAGE_TYPES } from '../graphql/messageTypes.ts';
import { readGraphql } from '../graphql/readGraphql.ts';
import { readJsonBytes } from '../json/readJsonBytes.ts';
import { JsonHead } from '../message/JsonHead.ts';
import { JsonPart } from '../message/JsonPart.ts';
import { EVENT_TYPES, EVENTS_SUBPROTOCOL } from './eventTypes.ts';
import { viewOfEvents } from './readEvents.ts';

/** AWS AppSync: real-time subscriptions of GraphQL, and AppSync Events. */
export const appSync: Decoder = {
  id: 'appsync',
  label: 'AWS AppSync',
  sniff(bytes, _size, context) {
    const head = JsonHead.of(bytes);
    return head === undefined || head.kind === 'array' ? 0 : likelihood(head, context.subprotocol);
  },
  decode(bytes, context) {
    const tape = readJsonBytes(bytes);
    if ('result' in tape) return tape.result;
    const message = new JsonPart(tape);
    const type = message.member('type')?.string ?? '';
    const meant = EVENT_TYPES.get(type);
    const isEvents = context.subprotocol === EVENTS_SUBPROTOCOL || message.member('payload') === undefined;
    if (meant === undefined || !isEvents) return readGraphql(bytes, context);
    return { ok: true, decoded: viewOfEvents(message, type, meant) };
  },
};

/** What tells AppSync from other GraphQL: its own messages, and signed headers within them. */
function likelihood(head: JsonHead, subprotocol: string): number {
  const type = head.string('type') ?? '';
  const payload = head.raw('payload');
  if (subprotocol === EVENTS_SUBPROTOCOL) {
    return EVENT_TYPES.has(type) || MESSAGE_TYPES.has(type) || head.has('id') ? 0.97 : 0;
  }
  if (type === 'start_ack' || /"(?:connectionTimeoutMs|errorType)"\s*:/.test(payload)) {
    return MESSAGE_TYPES.has(type) ? 0.97 : 0;
  }
  if (/^\{"data":"\{\\"query\\":/.test(payload.replace(/\s/g, ''))) return 0.97;
  return EVENT_TYPES.has(type) && /^\{\s*"/.test(head.raw('authorization')) ? 0.95 : 0;
}
