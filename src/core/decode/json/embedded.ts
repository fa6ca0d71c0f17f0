import { readBase64 } from '#core/bytes/base64.ts';
import { likelyBase64 } from '../base64/likelyBase64.ts';
import { type JsonTape, KIND, pathOf } from '../jsonTape.ts';
import { readJson } from '../readJson.ts';

/** A message within a string of a JSON text. */
export interface Embedded {
  /** JSONPath of the string. */
  path: string;
  as: 'JSON' | 'base64';
  bytes: Uint8Array;
}

const SHORTEST = 8;
/** Beyond so many the list says no more to anybody. */
const MOST = 20;
const encoder = new TextEncoder();

/** Strings that hold JSON once more, or base64 of something that makes sense; at most twenty. */
export function findEmbedded(tape: JsonTape): Embedded[] {
  const found: Embedded[] = [];
  for (let node = 0; node < tape.length && found.length < MOST; node += 1) {
    if (tape.kind[node] !== KIND.string) continue;
    if (tape.end[node]! - tape.start[node]! < SHORTEST) continue;
    const inside = readEmbedded(tape, node);
    if (inside !== undefined) found.push({ path: pathOf(tape, node), ...inside });
  }
  return found;
}

/** What one string holds; undefined where it is just a string. */
export function readEmbedded(tape: JsonTape, node: number): Omit<Embedded, 'path'> | undefined {
  const { text } = tape;
  const start = tape.start[node]! + 1;
  const end = tape.end[node]! - 1;
  // Most strings are neither, and are told by their first letters.
  const first = text[start];
  if (first === '{' || first === '[') {
    const value = JSON.parse(text.slice(start - 1, end + 1)) as string;
    return 'tape' in readJson(value) ? { as: 'JSON', bytes: encoder.encode(value) } : undefined;
  }
  if (!/^[\w+/-]{8}/.test(text.slice(start, start + 8))) return undefined;
  const value = JSON.parse(text.slice(start - 1, end + 1)) as string;
  if (!likelyBase64(value)) return undefined;
  const reading = readBase64(value);
  return 'bytes' in reading ? { as: 'base64', bytes: reading.bytes } : undefined;
}
