import {
  BACKSLASH,
  COLON,
  COMMA,
  OPEN_BRACE,
  QUOTE,
  readString,
  skipSpace,
  skipValue,
  stringEnd,
} from './jsonBytes.ts';

/** How far into a payload the cheap reading looks, in bytes. */
export const HEAD_BYTES = 4_096;

/**
 * Top-level string members of a JSON object, read from its first bytes without parsing the rest.
 * Nested values are skipped by counting brackets. Undefined where the payload is not an object.
 * Only the `wanted` keys (ASCII) are decoded. The first of equal keys counts.
 */
export function readHead(payload: Uint8Array, wanted: readonly string[]): Map<string, string> | undefined {
  const end = Math.min(payload.length, HEAD_BYTES);
  let at = skipSpace(payload, 0, end);
  if (payload[at] !== OPEN_BRACE) return undefined;
  const found = new Map<string, string>();
  at += 1;
  while (at < end) {
    at = skipSpace(payload, at, end);
    if (payload[at] === COMMA) {
      at += 1;
      continue;
    }
    if (payload[at] !== QUOTE) return found;
    const keyEnd = stringEnd(payload, at, end);
    if (keyEnd < 0) return found;
    const key = readKey(payload, at, keyEnd, wanted);
    at = skipSpace(payload, keyEnd, end);
    if (payload[at] !== COLON) return found;
    at = skipSpace(payload, at + 1, end);
    if (payload[at] === QUOTE) {
      const valueEnd = stringEnd(payload, at, end);
      if (valueEnd < 0) return found;
      if (key !== undefined && !found.has(key)) found.set(key, readString(payload, at, valueEnd));
      at = valueEnd;
    } else {
      at = skipValue(payload, at, end);
    }
  }
  return found;
}

/** Which of the wanted keys stands here; compared byte by byte, as most keys are not wanted. */
function readKey(
  bytes: Uint8Array,
  open: number,
  close: number,
  wanted: readonly string[],
): string | undefined {
  for (let at = open + 1; at < close - 1; at += 1) {
    if (bytes[at] !== BACKSLASH) continue;
    const key = readString(bytes, open, close);
    return wanted.includes(key) ? key : undefined;
  }
  return wanted.find((key) => {
    if (key.length !== close - open - 2) return false;
    for (let at = 0; at < key.length; at += 1) if (bytes[open + 1 + at] !== key.charCodeAt(at)) return false;
    return true;
  });
}
