import { faults } from './faults.ts';
import { isLocalHost } from './localHost.ts';
import type { EndpointNote } from './types.ts';

const SOCKET_SCHEME = /^(wss?|https?):/i;
const DOUBLED = /^(?:wss?|https?):[\\/]{2}/i;
/** Schemes that may be named in a message: anything else might be the start of a secret. */
const OTHER_SCHEMES =
  /^(?:(?:about|blob|chrome-extension|data|file|ftps?|grpc|javascript|mailto|moz-extension|mqtts?|redis|s3|sftp|ssh|stomp|tcp|tel|view-source|wsss|wws):(?!\d)|[a-z][a-z0-9+.-]*:\/\/)/i;

/** True where the text begins as a URL does, whatever its scheme. */
export function startsWithScheme(text: string): boolean {
  return SOCKET_SCHEME.test(text) || OTHER_SCHEMES.test(text);
}

/**
 * Splits into `wss` or `ws` and the rest after `//`. Any number of slashes counts as two, as in
 * WHATWG URLs. A host without scheme gets `wss`, or `ws` where it is a local one, and a note.
 * Problems: `url.scheme`, `url.unreadable`, `url.host-missing`.
 */
export function splitScheme(text: string): { secure: boolean; rest: string; notes: EndpointNote[] } {
  const socket = SOCKET_SCHEME.exec(text)?.[1]?.toLowerCase();
  if (socket) {
    const rest = text.slice(socket.length + 1).replace(/^[\\/]+/, '');
    if (DOUBLED.test(rest)) {
      const inner = splitScheme(rest);
      return {
        ...inner,
        notes: [{ id: 'scheme.doubled', message: 'The URL had two schemes; the second is used.' }],
      };
    }
    return { secure: socket === 'wss' || socket === 'https', rest, notes: [] };
  }
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
