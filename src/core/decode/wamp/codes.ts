/** How a message of WAMP is laid out: its positions by name after the code. */
export interface Layout {
  name: string;
  parts: readonly string[];
  role: 'request' | 'response' | 'event';
  last?: boolean;
  /** Whose request it belongs to, where that is not its own; both have the same id. */
  of?: string;
}

const layout = (
  name: string,
  parts: string,
  role: Layout['role'] = 'event',
  more: Partial<Layout> = {},
): Layout => ({ name, parts: parts === '' ? [] : parts.split(' '), role, ...more });

/** Message codes of the basic and the advanced profile (wamp-proto.org, section 3.3 and later). */
export const LAYOUTS: ReadonlyMap<number, Layout> = new Map([
  [1, layout('HELLO', 'realm details', 'request')],
  [2, layout('WELCOME', 'session details', 'response', { of: 'HELLO', last: true })],
  [3, layout('ABORT', 'details reason', 'response', { of: 'HELLO', last: true })],
  [4, layout('CHALLENGE', 'method extra', 'response', { of: 'HELLO', last: false })],
  [5, layout('AUTHENTICATE', 'signature extra')],
  [6, layout('GOODBYE', 'details reason')],
  [8, layout('ERROR', 'to request details error arguments keywords', 'response', { last: true })],
  [16, layout('PUBLISH', 'request options topic arguments keywords', 'request')],
  [17, layout('PUBLISHED', 'request publication', 'response', { of: 'PUBLISH', last: true })],
  [32, layout('SUBSCRIBE', 'request options topic', 'request')],
  [33, layout('SUBSCRIBED', 'request subscription', 'response', { of: 'SUBSCRIBE', last: true })],
  [34, layout('UNSUBSCRIBE', 'request subscription', 'request')],
  [35, layout('UNSUBSCRIBED', 'request', 'response', { of: 'UNSUBSCRIBE', last: true })],
  [36, layout('EVENT', 'subscription publication details arguments keywords')],
  [48, layout('CALL', 'request options procedure arguments keywords', 'request')],
  [49, layout('CANCEL', 'request options')],
  [50, layout('RESULT', 'request details arguments keywords', 'response', { of: 'CALL', last: true })],
  [64, layout('REGISTER', 'request options procedure', 'request')],
  [65, layout('REGISTERED', 'request registration', 'response', { of: 'REGISTER', last: true })],
  [66, layout('UNREGISTER', 'request registration', 'request')],
  [67, layout('UNREGISTERED', 'request', 'response', { of: 'UNREGISTER', last: true })],
  [68, layout('INVOCATION', 'request registration details arguments keywords', 'request')],
  [69, layout('INTERRUPT', 'request options')],
  [70, layout('YIELD', 'request options arguments keywords', 'response', { of: 'INVOCATION', last: true })],
]);

/** Parts that the table of fields shows; the others are in the tree. */
export const SHOWN: Record<string, string> = {
  realm: 'Realm',
  session: 'Session',
  reason: 'Reason',
  method: 'Method',
  request: 'Request',
  error: 'Error',
  topic: 'Topic',
  procedure: 'Procedure',
  publication: 'Publication',
  subscription: 'Subscription',
  registration: 'Registration',
};
