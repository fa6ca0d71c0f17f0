/** What a message is in its exchange. */
export interface MessageType {
  /** What it belongs to: the connection as a whole, an operation by its id, or a sign of life. */
  of: 'connection' | 'operation' | 'ping';
  role: 'request' | 'response' | 'event';
  last?: boolean;
  note: string;
}

/**
 * Both protocols by their `type`: graphql-transport-ws (github.com/enisdenjo/graphql-ws, PROTOCOL.md)
 * and the older subscriptions-transport-ws, which AppSync speaks with a `start_ack` of its own.
 */
export const MESSAGE_TYPES: ReadonlyMap<string, MessageType> = new Map<string, MessageType>([
  ['connection_init', { of: 'connection', role: 'request', note: 'the client begins' }],
  ['connection_ack', { of: 'connection', role: 'response', last: true, note: 'the server accepts' }],
  ['connection_error', { of: 'connection', role: 'response', last: true, note: 'the server refuses' }],
  ['connection_terminate', { of: 'connection', role: 'event', note: 'the client ends the connection' }],
  ['ping', { of: 'ping', role: 'request', note: 'a sign of life is asked for' }],
  ['pong', { of: 'ping', role: 'response', last: true, note: 'a sign of life' }],
  ['ka', { of: 'ping', role: 'event', note: 'keep-alive' }],
  ['subscribe', { of: 'operation', role: 'request', note: 'the client begins an operation' }],
  ['start', { of: 'operation', role: 'request', note: 'the client begins an operation' }],
  ['start_ack', { of: 'operation', role: 'response', last: false, note: 'the operation has begun' }],
  ['next', { of: 'operation', role: 'response', last: false, note: 'a result' }],
  ['data', { of: 'operation', role: 'response', last: false, note: 'a result' }],
  ['error', { of: 'operation', role: 'response', last: true, note: 'the operation failed' }],
  ['complete', { of: 'operation', role: 'response', last: true, note: 'the operation is over' }],
  ['stop', { of: 'operation', role: 'event', last: true, note: 'the client ends the operation' }],
]);
