import type { JsonTape } from '#core/decode/jsonTape.ts';
import { readJson } from '#core/decode/readJson.ts';
import type { Frame } from '#core/frame.ts';
import { LARGEST_WHOLE } from './PayloadModel.ts';

/** A payload's tree, or why there is none (a note for the person where one helps). */
export type PayloadReading = { tape: JsonTape } | { note: string | undefined };

/** Reads a frame as JSON, whatever its kind: some APIs send JSON in binary frames. */
export function readPayload(frame: Frame): PayloadReading {
  if (frame.direction === 'event') return { note: undefined };
  if (frame.payload.length > LARGEST_WHOLE) return { note: undefined };
  const text = new TextDecoder().decode(frame.payload);
  const reading = readJson(text);
  if ('tape' in reading) return reading;
  if (frame.kind === 'binary' || !/^\s*[[{]/.test(text)) return { note: undefined };
  const { at, reason } = reading.fault;
  return { note: `Not JSON: at character ${(at + 1).toLocaleString('en')}, ${reason}.` };
}
