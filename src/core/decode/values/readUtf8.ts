/** Up to this length the call into TextDecoder costs more than reading by hand, bytes. */
const SHORT = 48;
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * Bytes `from` (inclusive) to `to` (exclusive) as text; undefined where they are not UTF-8 (RFC 3629).
 * A fatal TextDecoder would throw, and a message may hold thousands of strings that are none.
 */
export function readUtf8(bytes: Uint8Array, from = 0, to = bytes.length): string | undefined {
  const short = to - from <= SHORT;
  let text = '';
  for (let at = from; at < to; ) {
    const length = lengthOfCharacter(bytes, at, to);
    if (length === 0) return undefined;
    if (short) text += String.fromCodePoint(codePoint(bytes, at, length));
    at += length;
  }
  return short ? text : decoder.decode(bytes.subarray(from, to));
}

/** Like `readUtf8`, but the last character may be cut off: for the head of a longer text. */
export function isUtf8Head(bytes: Uint8Array): boolean {
  const at = utf8Fault(bytes);
  if (at < 0) return true;
  const isCut = bytes.length - at < 4 && bytes[at]! >= 0xc2 && bytes[at]! <= 0xf4;
  return isCut && bytes.subarray(at + 1).every((byte) => (byte & 0xc0) === 0x80);
}

/** Offset of the first byte that begins no whole character; -1 for none. */
export function utf8Fault(bytes: Uint8Array): number {
  for (let at = 0; at < bytes.length; ) {
    const length = lengthOfCharacter(bytes, at, bytes.length);
    if (length === 0) return at;
    at += length;
  }
  return -1;
}

/** 0 where no whole character stands. */
function lengthOfCharacter(bytes: Uint8Array, at: number, to: number): number {
  const first = bytes[at]!;
  if (first < 0x80) return 1;
  if (first < 0xc2 || first > 0xf4) return 0;
  const length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  if (at + length > to) return 0;
  const second = bytes[at + 1]!;
  // Overlong forms, surrogates and what lies beyond U+10FFFF are told by the second byte.
  const low = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const high = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  if (second < low || second > high) return 0;
  for (let next = at + 2; next < at + length; next += 1) if ((bytes[next]! & 0xc0) !== 0x80) return 0;
  return length;
}

function codePoint(bytes: Uint8Array, at: number, length: number): number {
  if (length === 1) return bytes[at]!;
  let code = bytes[at]! & (0x7f >> length);
  for (let next = at + 1; next < at + length; next += 1) code = (code << 6) | (bytes[next]! & 0x3f);
  return code;
}
