import { includesText } from '#core/filter/includesText.ts';
import { matches } from '#core/filter/matches.ts';
import { REGEX_REACH } from '#core/filter/testRegex.ts';
import type { Filter, Term } from '#core/filter/types.ts';
import type { Frame } from '#core/frame.ts';

/** Text is looked for in pieces of this size. */
const PIECE_BYTES = 1_024 * 1_024;
/** A JSON path needs all of a payload at once: larger ones do not pass. */
const JSON_BYTES = 32 * 1_024 * 1_024;

/** Gives bytes `from` to `to` (exclusive) of the frame's payload, clipped to what it has. */
export type ReadPayload = (from: number, to: number) => Promise<Uint8Array>;

/** Whether a frame passes of whose payload only the head is in `frame`; what is needed is read. */
export async function matchLarge(filter: Filter, frame: Frame, read: ReadPayload): Promise<boolean> {
  for (const term of filter.terms) {
    if (!(await passesTerm(term, frame, read))) return false;
  }
  return true;
}

async function passesTerm(term: Term, frame: Frame, read: ReadPayload): Promise<boolean> {
  const { test, negated } = term;
  if (test.type === 'text') return (await holdsText(test.text, frame.size, read)) !== negated;
  if (test.type === 'json' && frame.size > JSON_BYTES) return negated;
  // Routes are at the beginning, which the head holds; columns need no payload.
  const needed = test.type === 'json' ? frame.size : test.type === 'regex' ? REGEX_REACH : 0;
  const payload = needed > frame.payload.length ? await read(0, needed) : frame.payload;
  return matches({ terms: [term] }, { ...frame, payload });
}

/** Piece by piece, each with the end of the one before, so that nothing is missed between them. */
async function holdsText(text: string, size: number, read: ReadPayload): Promise<boolean> {
  // A character takes up to four bytes, and its other case may take more than it does.
  const overlap = text.length * 4;
  let tail = new Uint8Array(0);
  for (let from = 0; from < size; from += PIECE_BYTES) {
    const piece = await read(from, from + PIECE_BYTES);
    const joined = new Uint8Array(tail.length + piece.length);
    joined.set(tail);
    joined.set(piece, tail.length);
    if (includesText(joined, text)) return true;
    tail = joined.slice(Math.max(0, joined.length - overlap));
  }
  return text === '';
}
