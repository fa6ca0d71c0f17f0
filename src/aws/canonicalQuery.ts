import type { QueryParameterBag } from '@smithy/types';
import { encodeRfc3986 } from '#core/endpoint/parameters.ts';

/** A query as SigV4 signs it: RFC 3986 escapes, sorted by encoded name, then by encoded value. */
export function canonicalQuery(query: QueryParameterBag): string {
  return canonicalPairs(
    Object.entries(query).flatMap(([name, value]) => [value ?? []].flat().map((one) => [name, one] as const)),
  );
}

/** The same of decoded names and values. */
export function canonicalPairs(pairs: readonly (readonly [name: string, value: string])[]): string {
  return pairs
    .map(([name, value]) => [encodeRfc3986(name), encodeRfc3986(value)] as const)
    .sort(([a, x], [b, y]) => compare(a, b) || compare(x, y))
    .map((pair) => pair.join('='))
    .join('&');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
