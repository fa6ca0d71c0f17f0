import { parse } from 'node:querystring';

/** A request as it arrived. Nothing in it was normalised. */
export interface WireRequest {
  method: string;
  /** Path and query, exactly as on the request line. */
  target: string;
  /** Lower-case names; repeated headers joined by `, `. */
  headers: Record<string, string>;
  body: Buffer;
  sourceIp: string;
}

export interface WireTarget {
  /** Up to the `?`, still percent-encoded. */
  path: string;
  /** Decoded as AWS decodes: `+` and `%20` are both a space. */
  query: Record<string, string | string[]>;
}

/** Splits a request target. The path stays as it came, for it is what was signed. */
export function readTarget(target: string): WireTarget {
  const at = target.indexOf('?');
  if (at < 0) return { path: target, query: {} };
  const query = parse(target.slice(at + 1), '&', '=', { maxKeys: 0 });
  const defined = Object.entries(query).filter(
    (entry): entry is [string, string | string[]] => entry[1] !== undefined,
  );
  return { path: target.slice(0, at), query: Object.fromEntries(defined) };
}

/** The path's decoded segments after the leading slash; undefined where an escape is malformed. */
export function segmentsOf(path: string): string[] | undefined {
  try {
    return path.replace(/^\//, '').split('/').map(decodeURIComponent);
  } catch {
    return undefined;
  }
}
