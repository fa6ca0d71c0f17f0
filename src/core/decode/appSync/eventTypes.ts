import type { MessageType } from '../graphql/messageTypes.ts';

/**
 * Messages of AppSync Events (docs.aws.amazon.com/appsync/latest/eventapi/event-api-websocket-protocol.html)
 * that GraphQL does not have, or has with other members.
 */
export const EVENT_TYPES: ReadonlyMap<string, MessageType> = new Map<string, MessageType>([
  ['subscribe', { of: 'operation', role: 'request', note: 'the client subscribes to a channel' }],
  ['subscribe_success', { of: 'operation', role: 'response', last: false, note: 'subscribed' }],
  ['subscribe_error', { of: 'operation', role: 'response', last: true, note: 'not subscribed' }],
  ['unsubscribe', { of: 'operation', role: 'request', note: 'the client ends a subscription' }],
  ['unsubscribe_success', { of: 'operation', role: 'response', last: true, note: 'no longer subscribed' }],
  ['unsubscribe_error', { of: 'operation', role: 'response', last: true, note: 'the subscription goes on' }],
  ['publish', { of: 'operation', role: 'request', note: 'the client publishes to a channel' }],
  ['publish_success', { of: 'operation', role: 'response', last: true, note: 'published' }],
  ['publish_error', { of: 'operation', role: 'response', last: true, note: 'not published' }],
  ['data', { of: 'operation', role: 'response', last: false, note: 'an event of a subscription' }],
  ['broadcast_error', { of: 'operation', role: 'response', last: false, note: 'an event was not delivered' }],
]);

export const EVENTS_SUBPROTOCOL = 'aws-appsync-event-ws';
