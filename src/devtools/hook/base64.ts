import type { Primordials } from './primordials.ts';

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Gives what writes bytes as base64 with padding (RFC 4648 section 4); slower before Chrome 140. */
export function createBase64({ toBase64, arrayLength }: Primordials): (bytes: Uint8Array) => string {
  return toBase64 ?? ((bytes) => write(bytes, arrayLength(bytes)));
}

/** By indices alone: `btoa` wants a string, and all ways to make one look a method or a length up. */
function write(bytes: Uint8Array, length: number): string {
  let text = '';
  let at = 0;
  for (; at + 2 < length; at += 3) {
    const three = (bytes[at]! << 16) | (bytes[at + 1]! << 8) | bytes[at + 2]!;
    text +=
      DIGITS[three >> 18]! + DIGITS[(three >> 12) & 63] + DIGITS[(three >> 6) & 63] + DIGITS[three & 63];
  }
  if (at === length) return text;
  const last = (bytes[at]! << 16) | ((at + 1 < length ? bytes[at + 1]! : 0) << 8);
  text += DIGITS[last >> 18]! + DIGITS[(last >> 12) & 63];
  return text + (at + 1 < length ? DIGITS[(last >> 6) & 63] : '=') + '=';
}
