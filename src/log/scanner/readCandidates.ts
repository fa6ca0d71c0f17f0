import { byteSize, type SegmentRecord } from '../segment.ts';
import type { Candidates } from './candidates.ts';
import type { SegmentSource } from './segmentSource.ts';

/** Segments per read: short transactions, so that the writer never waits for one. */
const READ_SEGMENTS = 8;
/** A read aims at no more memory than this. */
const READ_BYTES = 8 * 1_024 * 1_024;

/**
 * Reads candidates newest first, one segment at a time to begin with, so that what is sought is
 * seen at once, then several. The next read is under way while the last one is being searched.
 */
export async function* readCandidates(
  source: SegmentSource,
  sessionId: number,
  candidates: Candidates,
): AsyncGenerator<SegmentRecord> {
  let count = 1;
  const read = async (): Promise<SegmentRecord[] | undefined> => {
    const starts = await candidates.take(count);
    if (starts.length === 0) return undefined;
    const segments = await source.segments(sessionId, starts.toReversed());
    const bytes = segments.reduce((sum, segment) => sum + byteSize(segment), 0);
    count = bytes > READ_BYTES ? Math.max(1, count >> 1) : Math.min(READ_SEGMENTS, count * 2);
    return segments.reverse();
  };

  let reading = read();
  for (;;) {
    const segments = await reading;
    if (segments === undefined) return;
    reading = read();
    // It is awaited later, or never: until then a failure is not an unhandled one.
    reading.catch(() => undefined);
    yield* segments;
  }
}
