import { isSecretName, MASK, maskQuery } from '../redact.ts';
import type { HeaderList } from './pageSocket.ts';

/** Header values that are the address of a page, whose query may hold a token. */
const ADDRESSES = new Set([
  'referer',
  'location',
  'content-location',
  // RFC 8441: a handshake over HTTP/2 has its URL there.
  ':path',
]);

const SIGNED = /[?&]x-amz-/i;

/** Names of subprotocols are short; longer ones carry credentials, as AppSync's `header-…` does. */
const LONGEST_SUBPROTOCOL = 32;

/** No handshake of an honest server comes near either. */
const MOST_HEADERS = 200;
const LONGEST_VALUE = 8_192;

/**
 * Headers as they may be shown and stored: names in lower case, the values of those that carry
 * secrets replaced by their length. More than 200 headers, and what is longer than 8 kB, is cut off.
 */
export function maskHeaders(headers: HeaderList): HeaderList {
  return headers.slice(0, MOST_HEADERS).map(([name, value]) => {
    const lower = name.toLowerCase();
    return [lower, maskValue(lower, value).slice(0, LONGEST_VALUE)] as const;
  });
}

function maskValue(name: string, value: string): string {
  if (isSecretName(name)) return maskWhole(value);
  if (ADDRESSES.has(name)) return maskAddress(value);
  if (name === 'sec-websocket-protocol') return maskSubprotocols(value);
  // Proxies repeat the address under names of their own.
  return SIGNED.test(value) ? maskAddress(value) : value;
}

/** `Basic`, `Bearer` and `AWS4-HMAC-SHA256` are worth knowing and no secret. */
function maskWhole(value: string): string {
  if (value === '') return '';
  const scheme = /^(Basic|Bearer|Digest|AWS4-[A-Z0-9-]{1,40}) /i.exec(value)?.[0] ?? '';
  const rest = [...value.slice(scheme.length)].length;
  return `${scheme}${MASK} (${rest === 1 ? '1 character' : `${rest.toLocaleString('en-GB')} characters`})`;
}

function maskAddress(value: string): string {
  const fragment = value.indexOf('#');
  const address = fragment < 0 ? value : value.slice(0, fragment);
  const query = address.indexOf('?');
  return query < 0 ? address : `${address.slice(0, query + 1)}${maskQuery(address.slice(query + 1))}`;
}

const maskSubprotocols = (value: string): string =>
  value
    .split(',')
    .map((name) => name.trim())
    .map(maskSubprotocol)
    .join(', ');

/** A subprotocol as it may be shown: one that carries credentials is replaced by its length. */
export function maskSubprotocol(name: string): string {
  return name.length > LONGEST_SUBPROTOCOL ? maskWhole(name) : name;
}
