import { readBase64 } from '#core/bytes/base64.ts';
import { likelyBase64 } from '../base64/likelyBase64.ts';
import { type JsonTape, KIND, pathOf, valueText } from '../jsonTape.ts';
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
/** Strings that only look so cost a try each. */
const MOST_TRIES = 500;
const encoder = new TextEncoder();

/** Strings that hold JSON once more, or base64 of something that makes sense; at most twenty. */
export function findEmbedded(tape: JsonTape): Embedded[] {
  const found: Embedded[] = [];
  let tries = 0;
  for (let node = 0; node < tape.length && found.length < MOST && tries < MOST_TRIES; node += 1) {
    if (!mayHold(tape, node)) continue;
    tries += 1;
    const inside = readEmbedded(tape, node);
    if (inside !== undefined) found.push({ path: pathOf(tape, node), ...inside });
  }
  return found;
}

/** What one string holds; undefined where it is just a string. */
export function readEmbedded(tape: JsonTape, node: number): Omit<Embedded, 'path'> | undefined {
  if (!mayHold(tape, node)) return undefined;
  const value = JSON.parse(valueText(tape, node)) as string;
  if (value[0] === '{' || value[0] === '[') {
    return 'tape' in readJson(value) ? { as: 'JSON', bytes: encoder.encode(value) } : undefined;
  }
  if (!likelyBase64(value)) return undefined;
  const reading = readBase64(value);
  return 'bytes' in reading ? { as: 'base64', bytes: reading.bytes } : undefined;
}

/** Most strings hold nothing, and are told by their first and last letters. */
function mayHold({ kind, start, end, text }: JsonTape, node: number): boolean {
  const from = start[node]! + 1;
  const to = end[node]! - 1;
  if (kind[node] !== KIND.string || to - from < SHORTEST) return false;
  const head = text.slice(from, from + SHORTEST);
  if (head[0] !== '{' && head[0] !== '[') return /^[\w+/-]{8}$/.test(head);
  return /[\]}](?:\s|\\[nrt])*$/.test(text.slice(Math.max(from, to - SHORTEST), to));
}
