import { encodeQuery, isSigningParameter } from '#core/endpoint/parameters.ts';
import { Problem } from '#core/problem.ts';

/** Name and value, decoded. */
export type Parameter = [name: string, value: string];

/** A URL taken apart the way it goes on the wire. */
export interface Wire {
  /** `wss:` or `ws:` (`https:` and `http:` stay what they are). */
  scheme: string;
  /** Lower case, with the port only where it is not the scheme's default: what the Host header says. */
  host: string;
  /** As the browser sends it; never with `//`, which signer and server normalise differently. */
  path: string;
  /** The app's own parameters in the order of the URL, without those of an earlier signature. */
  query: Parameter[];
}

const SCHEMES = new Set(['wss:', 'ws:', 'https:', 'http:']);

/**
 * Reads a URL as a browser does (WHATWG URL), so that what is signed is what is sent. A raw `+` is a
 * space, `?a` is `a=`, a parameter without a name is left out (no signer signs those alike).
 * Problems: `url.invalid`, `url.scheme`.
 */
export function readWire(text: string): Wire {
  const url = parse(text);
  if (!SCHEMES.has(url.protocol)) {
    throw new Problem('url.scheme', 'Only wss:// and ws:// URLs can be signed.', 'Type a wss:// URL.');
  }
  return {
    scheme: url.protocol,
    host: url.host,
    path: url.pathname.replace(/\/{2,}/g, '/'),
    query: [...url.searchParams].filter(([name]) => name !== '' && !isSigningParameter(name)),
  };
}

function parse(text: string): URL {
  try {
    return new URL(text);
  } catch {
    // The parser's own error repeats the text, which may hold a secret.
    throw new Problem('url.invalid', 'This is not a URL that can be signed.', 'Type a wss:// URL.');
  }
}

/**
 * The URL that goes on the wire; parsing it again changes nothing. Its query is written by RFC 3986,
 * since URLSearchParams would write a space as `+` and leave `*` bare, as no canonical query does.
 */
export function writeWire(wire: Wire, query: readonly Parameter[]): string {
  return `${wire.scheme}//${wire.host}${wire.path}?${encodeQuery(query)}`;
}
