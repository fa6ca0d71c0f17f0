import { MOST_ROWS } from '../segmentBuilder.ts';
import type { SegmentSource } from './segmentSource.ts';
import type { SignatureCache } from './signatureCache.ts';

/** Rows whose segments are listed at once: few to begin with, so that the newest hits are seen soon. */
const FIRST_WINDOW = 8 * MOST_ROWS;
const WINDOW = 64 * MOST_ROWS;
/** Signatures per read, of 8 KB each; more at once were measured to be slower. */
const READ_SIGNATURES = 32;

export interface CandidatesRequest {
  sessionId: number;
  /** Rows of interest; `next` is one past the last. */
  first: number;
  next: number;
  /** Tells by a signature whether a segment is worth reading; without it no signature is read. */
  mayHold: ((signature: Uint8Array | undefined) => boolean) | undefined;
}

/** First rows of the segments that are worth reading, newest first, in groups as they become known. */
export async function* listCandidates(
  source: Pick<SegmentSource, 'starts'>,
  cache: SignatureCache,
  { sessionId, first, next, mayHold }: CandidatesRequest,
): AsyncGenerator<number[]> {
  // The segment that holds row `first` may begin before it.
  const bottom = Math.max(0, first - MOST_ROWS + 1);
  let to = next;
  for (let window = FIRST_WINDOW; to > bottom; window = WINDOW) {
    const from = Math.max(bottom, to - window);
    const starts = await source.starts(sessionId, from, to);
    to = from;
    // What begins before the segment that holds row `first` ends before that row.
    const holding = starts.findLastIndex((start) => start <= first);
    if (holding >= 0) {
      starts.splice(0, holding);
      to = bottom;
    }
    if (mayHold === undefined) {
      if (starts.length > 0) yield starts.reverse();
      continue;
    }
    while (starts.length > 0) {
      const some = starts.splice(-READ_SIGNATURES);
      const signatures = await cache.read(sessionId, some);
      const worthy = some.filter((start) => mayHold(signatures.get(start)));
      if (worthy.length > 0) yield worthy.reverse();
    }
  }
}
