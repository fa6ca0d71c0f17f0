import { OPEN_BRACE, OPEN_BRACKET, QUOTE, readString, skipSpace } from '../decode/jsonBytes.ts';
import { eachMember, endOf } from '../filter/json/visitPath.ts';
import { fieldRank, isEnvelope } from './fieldRank.ts';
import type { Key } from './types.ts';

/** Longer values are no ids. */
const LONGEST_VALUE = 200;
/** Names of the members that are looked at are shorter, in bytes. */
const LONGEST_NAME = 24;

const decoder = new TextDecoder();

/** What the members of a JSON object say of its place in a conversation. */
export interface JsonTurn {
  /** The surest first. */
  keys: Key[];
  /** It has an error, or says that something did not succeed. */
  failed: boolean;
}

const NOTHING: JsonTurn = { keys: [], failed: false };

/** Reads the bytes as they are, members of the object and of what wraps an id; nothing else is parsed. Never throws. */
export function readJsonTurn(payload: Uint8Array): JsonTurn {
  const open = skipSpace(payload, 0, payload.length);
  if (payload[open] !== OPEN_BRACE) return NOTHING;
  const keys: Key[] = [];
  let failed = false;
  eachMember(payload, open, (value, key, close) => {
    const name = nameOf(payload, key, close);
    if (name === undefined) return false;
    if (isEnvelope(name) && payload[value] === OPEN_BRACE) {
      eachMember(payload, value, (inner, from, to) => {
        const innerName = nameOf(payload, from, to);
        if (innerName !== undefined) addKey(payload, inner, `$.${name}${step(innerName)}`, innerName, keys);
        return false;
      });
      return false;
    }
    addKey(payload, value, `$${step(name)}`, name, keys);
    failed ||= tellsFault(name, payload, value);
    return false;
  });
  keys.sort((a, b) => a.rank - b.rank);
  return { keys, failed };
}

/** A member's name in ASCII; undefined where it is too long to matter. */
function nameOf(bytes: Uint8Array, open: number, close: number): string | undefined {
  if (close - open - 2 > LONGEST_NAME) return undefined;
  return readString(bytes, open, close);
}

const step = (name: string): string => (/^\w+$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`);

function addKey(bytes: Uint8Array, at: number, field: string, name: string, keys: Key[]): void {
  const rank = fieldRank(name);
  const value = rank === undefined ? undefined : scalarAt(bytes, at);
  if (rank !== undefined && value !== undefined) keys.push({ field, value, rank });
}

/** A string that is not empty, or a number, as text; undefined for all else. */
function scalarAt(bytes: Uint8Array, at: number): string | undefined {
  const first = bytes[at];
  if (first === undefined) return undefined;
  const isString = first === QUOTE;
  if (!isString && first !== 0x2d && !(first >= 0x30 && first <= 0x39)) return undefined;
  const end = endOf(bytes, at);
  if (end - at > LONGEST_VALUE) return undefined;
  if (isString) return end === at ? undefined : readString(bytes, at, end) || undefined;
  return decoder.decode(bytes.subarray(at, end)).trim();
}

/** `error` and `errors` that hold something, `ok` and `success` that are false, a status from 400 on. */
function tellsFault(name: string, bytes: Uint8Array, at: number): boolean {
  const lower = name.toLowerCase();
  if (lower === 'error' || lower === 'errors') return !isNothing(bytes, at);
  if (lower === 'ok' || lower === 'success') return bytes[at] === 0x66;
  if (lower !== 'status' && lower !== 'statuscode') return false;
  const status = scalarAt(bytes, at) ?? '';
  return /^(?:[45]\d\d|error|failed|failure)$/i.test(status);
}

/** `null`, `false`, `""`, `[]`, `{}` and `0`. */
function isNothing(bytes: Uint8Array, at: number): boolean {
  const first = bytes[at];
  // n of null, f of false, 0
  if (first === undefined || first === 0x6e || first === 0x66 || first === 0x30) return true;
  if (first === QUOTE) return bytes[at + 1] === QUOTE;
  if (first !== OPEN_BRACE && first !== OPEN_BRACKET) return false;
  const next = bytes[skipSpace(bytes, at + 1, bytes.length)];
  return next === first + 2;
}
