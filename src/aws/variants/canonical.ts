import { encodeRfc3986 } from '#core/endpoint/parameters.ts';
import { canonicalPairs } from '../canonicalQuery.ts';
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

/** The canonical query string of parameters that are decoded by `read`. */
export function canonicalRaw(pairs: readonly RawPair[], read: (text: string) => string = decode): string {
  return canonicalPairs(pairs.map(({ name, value }) => [read(name), read(value)] as const));
}

/** As they stand in the URL, not sorted and not encoded anew. */
export function rawPairs(pairs: readonly RawPair[]): string {
  return pairs.map(({ name, value, bare }) => (bare ? name : `${name}=${value}`)).join('&');
}
