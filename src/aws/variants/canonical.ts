import { encodeRfc3986 } from '#core/endpoint/parameters.ts';
import { decode } from './readParts.ts';
import type { RawPair } from './signedParts.ts';

/** SHA-256 of nothing: what a GET signs as its payload (AWS, "Create a canonical request"). */
export const EMPTY_HASH = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** Every segment encoded once more than it stands on the wire, as all services but S3 do. */
export const encodePath = (path: string): string => path.split('/').map(encodeRfc3986).join('/');

/** The path with its escapes taken off and each segment encoded once. */
export const encodePathOnce = (path: string): string =>
  path
    .split('/')
    .map((segment) => encodeRfc3986(decodeKeepingPlus(segment)))
    .join('/');

export function decodeKeepingPlus(text: string): string {
  return decode(text.replaceAll('+', '%2B'));
}

/** Decoded, encoded by RFC 3986, sorted: the canonical query string. */
export function canonicalPairs(pairs: readonly RawPair[], read: (text: string) => string = decode): string {
  return pairs
    .map(({ name, value }) => [encodeRfc3986(read(name)), encodeRfc3986(read(value))] as const)
    .sort(([a, x], [b, y]) => compare(a, b) || compare(x, y))
    .map((pair) => pair.join('='))
    .join('&');
}

/** As they stand in the URL, not sorted and not encoded anew. */
export function rawPairs(pairs: readonly RawPair[]): string {
  return pairs.map(({ name, value, bare }) => (bare ? name : `${name}=${value}`)).join('&');
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
