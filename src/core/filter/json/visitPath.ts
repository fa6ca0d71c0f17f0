import {
  BACKSLASH,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
  readString,
  skipSpace,
  skipValue,
  stringEnd,
} from '#core/decode/jsonBytes.ts';
import type { JsonStep } from './types.ts';

/** Looks at the value that begins at `at`; true ends the visit. */
export type Visitor = (at: number) => boolean;

/**
 * Visits the values at `path` (from its step `depth` on) below the value that begins at `at`, until the visitor returns true;
 * says whether it did. Reads the bytes as they are: nothing is parsed but the names on the way.
 */
export function visitPath(
  bytes: Uint8Array,
  at: number,
  path: readonly JsonStep[],
  visitor: Visitor,
  depth = 0,
): boolean {
  const step = path[depth];
  if (step === undefined) return visitor(at);
  const visit = (value: number) => visitPath(bytes, value, path, visitor, depth + 1);
  if (step.type === 'anywhere') return visitAnywhere(bytes, at, step.name, visit);
  if (bytes[at] === OPEN_BRACKET && step.type !== 'key') {
    return visitItems(
      bytes,
      at,
      (value, index) => (step.type === 'every' || step.index === index) && visit(value),
    );
  }
  if (bytes[at] === OPEN_BRACE && step.type !== 'item') {
    const name = step.type === 'key' ? step.name : undefined;
    return visitMembers(bytes, at, name, visit);
  }
  return false;
}

function visitItems(bytes: Uint8Array, open: number, visit: (at: number, index: number) => boolean): boolean {
  let at = skipSpace(bytes, open + 1, bytes.length);
  for (let index = 0; at < bytes.length && bytes[at] !== CLOSE_BRACKET; index += 1) {
    if (visit(at, index)) return true;
    at = skipValue(bytes, at, bytes.length);
    if (bytes[at] !== COMMA) return false;
    at = skipSpace(bytes, at + 1, bytes.length);
  }
  return false;
}

/** Members of that name, or all where none is given. */
function visitMembers(bytes: Uint8Array, open: number, name: string | undefined, visit: Visitor): boolean {
  return eachMember(
    bytes,
    open,
    (value, key, close) => (name === undefined || isNamed(bytes, key, close, name)) && visit(value),
  );
}

/**
 * Visits the members of the object that opens at `open`: where the value begins, and the key from its
 * opening quote to one past its closing one. True from `visit` ends it; says whether it did.
 */
export function eachMember(
  bytes: Uint8Array,
  open: number,
  visit: (value: number, key: number, close: number) => boolean,
): boolean {
  let at = skipSpace(bytes, open + 1, bytes.length);
  while (bytes[at] === QUOTE) {
    const close = stringEnd(bytes, at, bytes.length);
    if (close < 0) return false;
    const colon = skipSpace(bytes, close, bytes.length);
    if (bytes[colon] !== COLON) return false;
    const value = skipSpace(bytes, colon + 1, bytes.length);
    if (visit(value, at, close)) return true;
    at = skipValue(bytes, value, bytes.length);
    if (bytes[at] !== COMMA) return false;
    at = skipSpace(bytes, at + 1, bytes.length);
  }
  return false;
}

/** One walk over all strings, whatever the depth: a string that a colon follows is a name. */
function visitAnywhere(bytes: Uint8Array, from: number, name: string, visit: Visitor): boolean {
  const end = endOf(bytes, from);
  for (let at = from; at < end; at += 1) {
    if (bytes[at] !== QUOTE) continue;
    const close = stringEnd(bytes, at, end);
    if (close < 0) return false;
    const colon = skipSpace(bytes, close, end);
    if (bytes[colon] === COLON && isNamed(bytes, at, close, name)) {
      if (visit(skipSpace(bytes, colon + 1, end))) return true;
    }
    at = close - 1;
  }
  return false;
}

/** One past a value, white space after it included. */
export function endOf(bytes: Uint8Array, at: number): number {
  const byte = bytes[at];
  if (byte === QUOTE) return Math.max(stringEnd(bytes, at, bytes.length), at);
  return skipValue(bytes, at, bytes.length);
}

/** Compared byte by byte; decoded only where that cannot tell. */
function isNamed(bytes: Uint8Array, open: number, close: number, name: string): boolean {
  let same = close - open - 2 === name.length;
  for (let at = open + 1; at < close - 1; at += 1) {
    const byte = bytes[at]!;
    if (byte === BACKSLASH || byte >= 0x80) return readString(bytes, open, close) === name;
    same &&= byte === name.charCodeAt(at - open - 1);
  }
  return same;
}
