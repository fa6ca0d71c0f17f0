import type { DecodeResult } from '../contract.ts';
import type { JsonTape } from '../jsonTape.ts';
import { readJson } from '../readJson.ts';
import { fault } from '../values/faults.ts';
import { readUtf8, utf8Fault } from '../values/readUtf8.ts';

/** More than that makes no tree that anybody could read, and takes long. Bytes. */
export const LARGEST_TREE = 4_000_000;

/** Reads bytes as one JSON text; the fault's offset counts bytes. */
export function readJsonBytes(bytes: Uint8Array): JsonTape | { result: DecodeResult } {
  if (bytes.length > LARGEST_TREE) {
    return { result: fault('it is larger than 4 MB, the most that a tree takes') };
  }
  const text = readUtf8(bytes);
  if (text === undefined) return { result: fault('this byte is not UTF-8', utf8Fault(bytes)) };
  const reading = readJson(text);
  if ('tape' in reading) return reading.tape;
  const { at, reason } = reading.fault;
  return { result: fault(reason, new TextEncoder().encode(text.slice(0, at)).length) };
}
