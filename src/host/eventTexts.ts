import { endText } from '#core/connectionTexts.ts';
import type { Problem } from '#core/problem.ts';
import type { CloseInfo } from '#core/session.ts';
import { cleanSubprotocols } from '#core/subprotocols.ts';
import { formatDuration } from '#core/time.ts';
import type { OpenRequest } from '#messaging/contract.ts';

/** What the event rows of a connection say. None takes anything from the signed URL. */

/** `connecting to host/path as ASIA…7Q2F`, or `… without a signature`; the query stays out, since the app's own secrets may be in it. */
export function connectingText(url: string, accessKeyId: string): string {
  const place = URL.canParse(url) ? new URL(url).host + new URL(url).pathname : 'the API';
  return `connecting to ${place} ${accessKeyId ? `as ${accessKeyId}` : 'without a signature'}`;
}

/** Of a connection that is to be opened again. */
export function droppedText(close: CloseInfo, unsent: number): string {
  return `connection dropped: ${endText(close, unsent)}`;
}

/** The same of an attempt to open it again: short, as there may be many. */
export function attemptText(attempt: number, { code }: CloseInfo): string {
  return `attempt ${attempt} failed: no connection (${code})`;
}

/** `…; attempt 3 in 2.4 s` */
export function nextText(why: string, attempt: number, ms: number): string {
  return `${why}; attempt ${attempt} in ${formatDuration(ms)}`;
}

/** Tried for long enough. */
export function givenUpText(why: string, attempts: number, ms: number): string {
  return `${why}; given up after ${attempts} attempts in ${formatDuration(ms)}. Connect again by hand.`;
}

/** Nothing could be signed with. */
export function notSignedText(attempt: number, { message }: Problem): string {
  return `attempt ${attempt} failed: ${message.replace(/\.$/, '')}`;
}

/** Nothing can be signed with until the person has done something. */
export function stoppedText({ message, next }: Problem): string {
  return `not connected again: ${message}${next === undefined ? '' : ` ${next}`}`;
}

/** A server that closes with 1000 meant it: on API Gateway it is what a DELETE on @connections gives. */
export const MEANT = '; not opened again, since the server closed it on purpose';

export const CANCELLED_WAIT = 'disconnected while it waited to connect again';

export const NOT_REMOVED = 'closed to be deleted, which failed';

export const CANCELLED = 'disconnected before the connection was open';

/**
 * Why `new WebSocket` threw. The browser's own text holds the URL, signature and token included,
 * so only the error's name is used.
 */
export function constructorText(
  error: unknown,
  { subprotocols, url }: Pick<OpenRequest, 'subprotocols' | 'url'>,
): string {
  const name = error instanceof Error || error instanceof DOMException ? error.name : 'Error';
  return `not connected: ${reasonOf(name, subprotocols, url)}`;
}

function reasonOf(name: string, subprotocols: string[], url: string): string {
  try {
    cleanSubprotocols(subprotocols);
  } catch (problem) {
    if (problem instanceof Error) return problem.message;
  }
  if (name === 'SecurityError') return 'the browser does not allow connections to this address or port';
  if (!URL.canParse(url)) return 'the browser does not take the URL';
  const { protocol } = new URL(url);
  if (protocol !== 'ws:' && protocol !== 'wss:') return `a WebSocket URL begins with wss:, not ${protocol}`;
  return `the browser took neither this URL nor these subprotocols (${name})`;
}
