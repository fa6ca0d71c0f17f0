import type { EndpointNote } from './types.ts';

/** Headers that every WebSocket handshake has, or that a browser sets by itself. */
const OWN =
  /^(?:accept(?:-encoding|-language)?|cache-control|connection|pragma|sec-websocket-(?:extensions|key|version)|upgrade|user-agent|sec-(?:fetch|ch)-.*)$/i;

/**
 * Sorts a command's `Name: value` headers: what Sec-WebSocket-Protocol asks for (RFC 6455
 * section 11.3.4), and a note that names the headers that a browser cannot set. Values are never
 * repeated.
 */
export function readHeaders(headers: readonly string[]): { subprotocols: string[]; notes: EndpointNote[] } {
  const subprotocols: string[] = [];
  const left = new Set<string>();
  for (const header of headers) {
    const [, name = '', value = ''] = /^\s*([\w-]+)\s*[:=;]?([\s\S]*)$/.exec(header) ?? [];
    if (name.toLowerCase() === 'sec-websocket-protocol') subprotocols.push(...value.split(','));
    else if (name && !OWN.test(name)) left.add(name.slice(0, 40));
  }
  return { subprotocols, notes: left.size === 0 ? [] : [headersNote([...left])] };
}

/** The note that headers are left out; without names where they could not be read. */
export function headersNote(names: readonly string[] = []): EndpointNote {
  const which = names.length > 0 ? ` (${names.join(', ')})` : '';
  return {
    id: 'headers.ignored',
    message: `A browser cannot set headers on a WebSocket; those of the command are left out${which}.`,
  };
}
