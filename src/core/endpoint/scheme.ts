import { faults } from './faults.ts';
import { isLocalHost } from './localHost.ts';
import type { EndpointNote } from './types.ts';

const SOCKET_SCHEME = /^(wss?|https?):/i;
const DOUBLED = /^(wss?|https?):[\\/]{2}/i;
/** Schemes that may be named in a message: anything else might be the start of a secret. */
const OTHER_SCHEMES =
  /^(?:(?:about|blob|chrome-extension|data|file|ftps?|grpc|javascript|mailto|moz-extension|mqtts?|redis|s3|sftp|ssh|stomp|tcp|tel|view-source|wsss|wws):(?!\d)|[a-z][a-z0-9+.-]*:\/\/)/i;

/** True where the text begins as a URL does, whatever its scheme. */
export function startsWithScheme(text: string): boolean {
  return SOCKET_SCHEME.test(text) || OTHER_SCHEMES.test(text);
}

export interface SplitUrl {
  secure: boolean;
  /** From the host on. */
  rest: string;
  notes: EndpointNote[];
}

/**
 * Splits into `wss` or `ws` and the rest after `//`. Any number of slashes counts as two, as in
 * WHATWG URLs. A host without scheme gets `wss`, or `ws` where it is a local one, and a note.
 * Problems: `url.scheme`, `url.unreadable`, `url.host-missing`.
 */
export function splitScheme(text: string): SplitUrl {
  let rest = text;
  let schemes = 0;
  let scheme = '';
  for (;;) {
    const match = (schemes === 0 ? SOCKET_SCHEME : DOUBLED).exec(rest)?.[1];
    if (match === undefined) break;
    schemes += 1;
    scheme = match.toLowerCase();
    rest = rest.slice(match.length + 1).replace(/^[\\/]+/, '');
  }
  if (schemes > 0) {
    const note = { id: 'scheme.doubled', message: 'The URL had several schemes; the last one is used.' };
    return { secure: scheme === 'wss' || scheme === 'https', rest, notes: schemes > 1 ? [note] : [] };
  }
  return withoutScheme(text);
}

/** A host with or without path, or something with a scheme that is no WebSocket's. */
function withoutScheme(text: string): SplitUrl {
  const other = OTHER_SCHEMES.exec(text)?.[0];
  if (other) throw faults.scheme(other.endsWith('//') ? undefined : other.slice(0, -1).toLowerCase());

  if (/^(?:[/\\](?![/\\])|[?#])/.test(text)) throw faults.hostMissing();
  const rest = text.replace(/^:?[\\/]{2,}/, '');
  const authority = /^[^/?#\\]*/.exec(rest)?.[0] ?? '';
  if (/^(?:\$[\w({]|%\w+%|\{[\w.-]+\}|<[\w.-]+>)/.test(authority)) throw faults.placeholder();
  if (!looksLikeHost(authority)) throw faults.unreadable();
  const secure = !isLocalHost(authority.replace(/:\d*$/, '').toLowerCase());
  const scheme = secure ? 'wss' : 'ws';
  return {
    secure,
    rest,
    notes: [{ id: 'scheme.assumed', message: `The URL had no scheme; ${scheme}:// is used.` }],
  };
}

/** Has a dot or a port, is localhost, or is in brackets: not merely a word. */
function looksLikeHost(authority: string): boolean {
  return (
    !/\s/.test(authority) &&
    (/[^.]\.[^.]|@/.test(authority) ||
      /^(?:localhost|[^:]+:\d+)$/i.test(authority) ||
      /[[\]]|::/.test(authority))
  );
}
