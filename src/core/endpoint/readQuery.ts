import { encodeQuery, isSigningParameter } from './parameters.ts';
import type { EndpointNote } from './types.ts';

/** The application's own query, and what a signature in it said. */
export interface QueryReading {
  /** With `?`, strictly encoded; '' where there is none. */
  search: string;
  /** Of X-Amz-Credential, where the query was signed. */
  scope?: { region: string; service: string };
  notes: EndpointNote[];
}

const SCOPE = /^[^/]+\/\d{8}\/([^/\s]+)\/([^/\s]+)\/aws4_request$/;

/**
 * Takes the signing parameters off and encodes the rest by RFC 3986. The entries are those of
 * `URLSearchParams`: a raw `+` is a space, `a` is `a=`, duplicates and order stay.
 */
export function readQuery(raw: string): QueryReading {
  const all = [...new URLSearchParams(raw)];
  const kept = all.filter(([name]) => !isSigningParameter(name));
  const query = encodeQuery(kept);
  const notes: EndpointNote[] = [];
  if (kept.length < all.length) {
    notes.push({
      id: 'signature.removed',
      message: 'The signature in this URL was taken off; every connection is signed afresh.',
    });
  }
  const keptRaw = raw
    .replace(/^\?/, '')
    .split('&')
    .filter((part) => !isSigningParameter([...new URLSearchParams(part)][0]?.[0] ?? ''));
  if (keptRaw.some((part) => part.includes('+'))) {
    notes.push({
      id: 'plus.space',
      message: 'A + in the query means a space and is sent as %20; write %2B for a plus sign.',
    });
  }
  if (!/%EF%BF%BD|\uFFFD/i.test(raw) && query.includes('%EF%BF%BD')) {
    notes.push({
      id: 'query.not-utf8',
      message: 'Bytes in the query that are not UTF-8 were replaced by U+FFFD.',
    });
  }
  const credential = all.find(([name]) => name.toLowerCase() === 'x-amz-credential')?.[1];
  const [, region, service] = SCOPE.exec(credential ?? '') ?? [];
  return { search: query && `?${query}`, notes, ...(region && service && { scope: { region, service } }) };
}
