import { ByteFault } from '../values/faults.ts';
import { messageNames } from './compileSchema.ts';
import { TypedReader } from './TypedReader.ts';
import type { MessageType, ProtoTypes } from './types.ts';
import { readWire } from './wire.ts';

/** Candidates that are read in full; the others are ruled out by their field numbers. */
const MOST = 12;
/** Larger messages are judged by their outermost fields alone, bytes. */
const LARGEST = 4_096;

/** The message that leaves the fewest fields unexplained; undefined where none explains any. */
export function bestFit(types: ProtoTypes, bytes: Uint8Array): MessageType | undefined {
  const { fields } = readWire(bytes);
  const numbers = [...new Set(fields.map(({ number }) => number))];
  const candidates = messageNames(types)
    .map((name) => types.messages.get(name)!)
    .map((type) => ({ type, hits: numbers.filter((number) => type.fields.has(number)).length }))
    .filter(({ hits }) => hits > 0)
    .toSorted((a, b) => b.hits - a.hits || a.type.fields.size - b.type.fields.size)
    .slice(0, MOST);
  if (bytes.length > LARGEST) return candidates[0]?.type;
  let best: { type: MessageType; score: number } | undefined;
  for (const { type } of candidates) {
    const score = scoreOf(types, type, bytes);
    if (score > (best?.score ?? Number.NEGATIVE_INFINITY)) best = { type, score };
  }
  return best?.type;
}

function scoreOf(types: ProtoTypes, type: MessageType, bytes: Uint8Array): number {
  const reader = new TypedReader(types);
  try {
    reader.message(type, bytes);
  } catch (error) {
    if (!(error instanceof ByteFault)) throw error;
  }
  // Of two that explain everything, the one that has fewer fields besides is meant.
  return reader.known - 4 * reader.misfits.length - 2 * reader.unknown.length - type.fields.size / 1_000;
}
