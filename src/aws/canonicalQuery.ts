import { escapeUri } from '@smithy/core/protocols';
import type { QueryParameterBag } from '@smithy/types';

/** A query as SigV4 signs it: RFC 3986 escapes, sorted by encoded name, then by encoded value. */
export function canonicalQuery(query: QueryParameterBag): string {
  return Object.entries(query)
    .flatMap(([name, value]) => [value ?? []].flat().map((one) => [escapeUri(name), escapeUri(one)] as const))
    .sort(([a, x], [b, y]) => compare(a, b) || compare(x, y))
    .map((pair) => pair.join('='))
    .join('&');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
