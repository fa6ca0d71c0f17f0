import { describeClose } from './close.ts';
import type { CloseInfo } from './session.ts';
import { formatBytes, formatDuration } from './time.ts';

/** What the event rows of any connection say, the extension's own or a page's. */

/** A connection was open, dropped, and is open again. */
export interface Reopened {
  /** Milliseconds without a connection. */
  ms: number;
  /** The attempt that ended it. */
  attempt: number;
}

/** `connected in 84 ms, subprotocol x`; `connected again in 84 ms, after a gap of 3.2 s (attempt 2)` */
export function openText(handshakeMs: number, subprotocol: string, gap?: Reopened): string {
  const chosen = subprotocol === '' ? '' : `, subprotocol ${subprotocol}`;
  const took = `${Math.round(handshakeMs)} ms`;
  if (!gap) return `connected in ${took}${chosen}`;
  return `connected again in ${took}${chosen}, after a gap of ${formatDuration(gap.ms)} (attempt ${gap.attempt})`;
}

/** `closed 1001 Going away: the reason`. `unsent` bytes were given to the socket and never left. */
export function closedText(close: CloseInfo, unsent = 0): string {
  return `closed ${endText(close, unsent)}`;
}

/** `1001 Going away: the reason`. `unsent` bytes were given to the socket and never left. */
export function endText({ code, reason }: CloseInfo, unsent = 0): string {
  const said = reason === '' ? '' : `: ${reason}`;
  const left = unsent > 0 ? ` (${formatBytes(unsent)} were never sent)` : '';
  return `${code} ${describeClose(code).title}${said}${left}`;
}

/** A handshake that did not end in an open connection. */
export function refusedText(close: CloseInfo): string {
  const { title } = describeClose(close.code, { failedHandshake: true });
  return `not connected: ${lowerFirst(title)} (${close.code})`;
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** Whether an event row says that the connection is open, for the first time or again; see `openText`. */
export const isOpenText = (text: string): boolean => /^connected (?:in|again in) /.test(text);
