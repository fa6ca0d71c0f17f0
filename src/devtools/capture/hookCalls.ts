import { injectedText } from '../hook/inject.ts';
import { BRIDGE, PROTOCOL } from '../hook/protocol.ts';

/**
 * Expressions for `InspectedPage.evaluate` that speak to the hook. `window` cannot be put out of
 * the way by a page (it is unforgeable); all that is interpolated is our own or written by JSON.
 */

const bridge = `window[Symbol.for(${JSON.stringify(BRIDGE)})]`;

/** What `drainCall` gives where the page has no hook, or one of another version of the extension. */
export const ABSENT = 'absent';
export const STALE = 'stale';

const withBridge = (use: string, otherwise: string): string =>
  `((b) => b ? b.protocol === ${PROTOCOL} ? ${use} : '${STALE}' : ${otherwise})(${bridge})`;

/** Has it record, where it does not yet, and gives what `HookBridge.drain` does; or ABSENT or STALE. */
export const drainCall = (maxBytes: number): string =>
  withBridge(`(b.record(true), b.drain(${Math.round(maxBytes)}))`, `'${ABSENT}'`);

/** As `drainCall`, after having put the hook in, from the text of its file. */
export const installCall = (hook: string, maxBytes: number): string =>
  `${injectedText(hook, 'evaluate')}\n;${drainCall(maxBytes)}`;

/** Begins, or stops and lets go of the queue. */
export const recordCall = (on: boolean): string => withBridge(`(b.record(${on}), '')`, `'${ABSENT}'`);

/** Has the hook tell of every open socket again: what it told before went to someone else. */
export const tellAgainCall = (): string => withBridge(`(b.record(false), b.record(true), '')`, `'${ABSENT}'`);

/** True where the page's own socket took it. */
export const sendCall = (document: string, socket: number, data: string, binary: boolean): string =>
  withBridge(
    `b.send(${[document, socket, data, binary].map((argument) => JSON.stringify(argument)).join(', ')})`,
    'false',
  );
