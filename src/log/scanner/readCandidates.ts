import { byteSize, type SegmentRecord } from '../segment.ts';
import type { SegmentSource } from './segmentSource.ts';

/** Segments per read: short transactions, so that the writer never waits for one. */
const READ_SEGMENTS = 16;
/** A read aims at no more memory than this. */
const READ_BYTES = 4 * 1_024 * 1_024;
/** Reads under way while what was read before is being searched. */
const AHEAD = 2;

/**
 * Reads candidates newest first, one segment at a time to begin with, so that what is sought is
 * seen at once, then several.
 */
export async function* readCandidates(
  source: Pick<SegmentSource, 'segments'>,
  sessionId: number,
  candidates: AsyncIterable<number[]>,
): AsyncGenerator<SegmentRecord> {
  let count = 1;
  let most = READ_SEGMENTS;
  let ahead = 0;
  const reads: Promise<SegmentRecord[]>[] = [];
  const known: number[] = [];
  const read = async (starts: readonly number[]): Promise<SegmentRecord[]> => {
    const segments = await source.segments(sessionId, starts.toReversed());
    const bytes = segments.reduce((sum, segment) => sum + byteSize(segment), 0);
    if (bytes > READ_BYTES) most = Math.max(1, most >> 1);
    return segments.reverse();
  };

  const begin = (): void => {
    const reading = read(known.splice(0, count));
    // It is awaited later, or never: until then a failure is not an unhandled one.
    reading.catch(() => undefined);
    reads.push(reading);
    count = Math.min(most, count * 2);
  };

  for await (const group of candidates) {
    known.push(...group);
    // While others are read, few of them wait until they are more.
    while (known.length >= count || (known.length > 0 && reads.length < ahead)) {
      begin();
      if (reads.length <= ahead) continue;
      yield* await reads.shift()!;
      ahead = AHEAD;
    }
  }
  while (known.length > 0) begin();
  for (const reading of reads) yield* await reading;
}
