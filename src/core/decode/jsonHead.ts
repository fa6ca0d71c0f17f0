/** How far into a payload the cheap reading looks, in bytes. */
export const HEAD_BYTES = 4_096;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const COLON = 0x3a;
const COMMA = 0x2c;

const decoder = new TextDecoder();

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

function skipSpace(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end) {
    const byte = bytes[at]!;
    if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) break;
    at += 1;
  }
  return at;
}

/** One past the closing quote, or -1 where the string goes on beyond `end`. */
function stringEnd(bytes: Uint8Array, open: number, end: number): number {
  for (let at = open + 1; at < end; at += 1) {
    const byte = bytes[at];
    if (byte === BACKSLASH) at += 1;
    else if (byte === QUOTE) return at + 1;
  }
  return -1;
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

function readString(bytes: Uint8Array, open: number, close: number): string {
  const text = decoder.decode(bytes.subarray(open + 1, close - 1));
  if (!text.includes('\\')) return text;
  try {
    return String(JSON.parse(`"${text}"`));
  } catch {
    return text;
  }
}

/** Steps over a number, word, array or object; stops at the comma or brace that ends it. */
function skipValue(bytes: Uint8Array, from: number, end: number): number {
  let depth = 0;
  for (let at = from; at < end; at += 1) {
    const byte = bytes[at];
    if (byte === QUOTE) {
      const close = stringEnd(bytes, at, end);
      if (close < 0) return end;
      at = close - 1;
    } else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) depth += 1;
    else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
      if (depth === 0) return at;
      depth -= 1;
    } else if (byte === COMMA && depth === 0) return at;
  }
  return end;
}
