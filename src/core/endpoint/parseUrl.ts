import { checkAuthority, checkHostname } from './authority.ts';
import { faults } from './faults.ts';
import { type QueryReading, readQuery } from './readQuery.ts';
import { splitScheme } from './scheme.ts';
import type { EndpointNote } from './types.ts';

/** A URL taken apart and normalised, before anything AWS is known of it. */
export interface ParsedUrl {
  secure: boolean;
  /** Lower case, without port and trailing dot. */
  hostname: string;
  /** '' for the scheme's default. */
  port: string;
  /** As WHATWG URL puts it on the wire, `//` collapsed. */
  path: string;
  query: QueryReading;
  notes: EndpointNote[];
}

/** Parses a WebSocket or HTTP URL, with or without scheme. Problems: `url.*`. */
export function parseUrl(text: string): ParsedUrl {
  const { secure, rest, notes } = splitScheme(text);
  const [, authority = '', path = '', query = ''] = /^([^/?#\\]*)([^?#]*)(\?[^#]*)?/.exec(rest) ?? [];
  checkAuthority(authority);
  if (/\s/.test(path)) throw faults.space();
  if (/\s/.test(query)) {
    notes.push({ id: 'space.encoded', message: 'The spaces in the query are sent as %20.' });
  }
  const url = parse(`${secure ? 'wss' : 'ws'}://${authority}${path}${query}`);
  const hostname = url.hostname.replace(/\.$/, '');
  checkHostname(hostname);

  const collapsed = url.pathname.replace(/\/{2,}/g, '/');
  if (collapsed !== url.pathname) {
    notes.push({
      id: 'slashes.collapsed',
      message: 'Double slashes in the path were made single: signatures over them are refused.',
    });
  }
  if (/#./.test(rest)) {
    notes.push({ id: 'fragment.removed', message: 'The part from # on was left out: it is never sent.' });
  }
  const reading = readQuery(url.search);
  notes.push(...reading.notes);
  return { secure, hostname, port: url.port, path: collapsed, query: reading, notes };
}

function parse(text: string): URL {
  try {
    return new URL(text);
  } catch {
    throw /\/\/\[/.test(text) ? faults.ipv6() : faults.host();
  }
}
