import type { Decoder } from '../contract.ts';
import { JsonHead } from '../message/JsonHead.ts';
import { MESSAGE_TYPES } from './messageTypes.ts';
import { readGraphql } from './readGraphql.ts';

/** GraphQL over WebSocket: graphql-transport-ws, and subscriptions-transport-ws (`graphql-ws`). */
export const graphql: Decoder = {
  id: 'graphql',
  label: 'GraphQL over WebSocket',
  sniff(bytes, _size, context) {
    const head = JsonHead.of(bytes);
    return head === undefined || head.kind === 'array' ? 0 : likelihood(head, context.subprotocol);
  },
  decode: readGraphql,
};

/** Without the subprotocol, only what no other protocol says is taken. */
function likelihood(head: JsonHead, subprotocol: string): number {
  const type = head.string('type');
  if (/^graphql-(?:transport-)?ws$/.test(subprotocol)) {
    // Amplify writes the type last.
    const isLikely = type === undefined ? head.has('payload') : MESSAGE_TYPES.has(type);
    return isLikely ? 0.96 : 0;
  }
  const payload = head.raw('payload').replace(/\s/g, '');
  if (type === 'connection_init' || type === 'connection_ack' || type === 'start_ack') return 0.92;
  if (!head.has('id')) return 0;
  const asks = type === 'subscribe' || type === 'start';
  if (asks && /"query":"|^\{"data":"\{\\"query\\":/.test(payload)) return 0.93;
  const answers = type === 'next' || type === 'data';
  return answers && /^\{"(?:data|errors)":[[{n]/.test(payload) ? 0.92 : 0;
}
