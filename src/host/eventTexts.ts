import { describeClose } from '#core/close.ts';
import type { CloseInfo } from '#core/session.ts';
import { cleanSubprotocols } from '#core/subprotocols.ts';
import { formatBytes } from '#core/time.ts';
import type { OpenRequest } from '#messaging/contract.ts';

/** What the event rows of a connection say. None takes anything from the signed URL. */

/** `connecting to host/path as ASIA…7Q2F`; the query stays out, since the app's own secrets may be in it. */
export function connectingText({ url, accessKeyId }: OpenRequest): string {
  const place = URL.canParse(url) ? new URL(url).host + new URL(url).pathname : 'the API';
  return `connecting to ${place} as ${accessKeyId}`;
}

/** `connected in 84 ms, subprotocol x` */
export function openText(handshakeMs: number, subprotocol: string): string {
  const chosen = subprotocol === '' ? '' : `, subprotocol ${subprotocol}`;
  return `connected in ${Math.round(handshakeMs)} ms${chosen}`;
}

/** `closed 1001 Going away: the reason`. `unsent` bytes were given to the socket and never left. */
export function closedText({ code, reason }: CloseInfo, unsent: number): string {
  const said = reason === '' ? '' : `: ${reason}`;
  const left = unsent > 0 ? ` (${formatBytes(unsent)} were never sent)` : '';
  return `closed ${code} ${describeClose(code).title}${said}${left}`;
}

/** A handshake that did not end in an open connection. */
export function refusedText({ code }: CloseInfo): string {
  return `not connected: ${lowerFirst(describeClose(code, { failedHandshake: true }).title)} (${code})`;
}

export const CANCELLED = 'disconnected before the connection was open';

/**
 * Why `new WebSocket` threw. The browser's own text holds the URL, signature and token included,
 * so only the error's name is used.
 */
export function constructorText(error: unknown, { subprotocols, url }: OpenRequest): string {
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

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
