import { toProblem } from '#core/problem.ts';
import { decodeRow, endIndex, type SegmentRecord } from '../segment.ts';
import { listCandidates } from './candidates.ts';
import { compileFilter } from './compileFilter.ts';
import type { SearchEvent, SearchHandle, SearchRequest } from './contract.ts';
import { createHitBatch } from './hitBatch.ts';
import { matchLarge } from './matchLarge.ts';
import { readCandidates } from './readCandidates.ts';
import { rowBounds } from './rowBounds.ts';
import type { SegmentSource } from './segmentSource.ts';
import type { SignatureCache } from './signatureCache.ts';

/** Longest stretch of work, in milliseconds, before messages get their turn. */
const SLICE_MS = 16;

export interface SearchDeps {
  source: SegmentSource;
  signatures: SignatureCache;
  /** Milliseconds; never set back. */
  clock(): number;
  /** Lets other events have their turn. */
  breathe(): Promise<void>;
}

/**
 * Searches the past newest first, and rows that are announced by `extend` as they come, both at
 * the same time. Ends by itself at `done` and keeps testing fresh rows until it is aborted.
 */
export function startSearch(
  { source, signatures, clock, breathe }: SearchDeps,
  { sessionId, filter, first, next }: SearchRequest,
  listener: (event: SearchEvent) => void,
): SearchHandle {
  const matcher = compileFilter(filter);
  let floor = first;
  let stored = next;
  let up = next;
  let following = false;
  let over = false;
  let sliceBegan = clock();

  const pause = async (): Promise<void> => {
    if (clock() - sliceBegan < SLICE_MS) return;
    await breathe();
    sliceBegan = clock();
  };

  /** Indices of the rows from `from` to `to` (exclusive) of the segment that pass, in order. */
  const hitsIn = async (segment: SegmentRecord, from: number, to: number): Promise<number[]> => {
    const begin = Math.max(from, floor, segment.firstIndex) - segment.firstIndex;
    const end = Math.min(to, endIndex(segment)) - segment.firstIndex;
    const search = matcher.open(segment);
    const hits: number[] = [];
    for (let row = begin; row < end && !over; row += matcher.stride) {
      const { rows, large } = search.match(row, Math.min(end, row + matcher.stride));
      for (const at of rows) hits.push(segment.firstIndex + at);
      for (const at of large) {
        const index = segment.firstIndex + at;
        // Nobody waits any more for the rest of a hundred megabytes.
        const read = async (start: number, stop: number) =>
          over ? new Uint8Array() : source.body(sessionId, index, start, stop);
        if (await matchLarge(filter, decodeRow(segment, at), read)) hits.push(index);
        if (over) return hits;
      }
      await pause();
    }
    return segment.sizes === undefined ? hits : hits.sort((a, b) => a - b);
  };

  const stop = (error: unknown): void => {
    if (over) return;
    over = true;
    const { message, next: advice } = toProblem(error);
    listener({ type: 'stopped', message: advice === undefined ? message : `${message} ${advice}` });
  };

  async function searchPast(): Promise<void> {
    const batch = createHitBatch((hits, down) => listener({ type: 'past', hits, down }), clock);
    const bounds = await rowBounds(source, sessionId, filter, { first, next });
    const candidates = listCandidates(source, signatures, { sessionId, ...bounds, mayHold: matcher.mayHold });
    for await (const segment of readCandidates(source, sessionId, candidates)) {
      if (over || endIndex(segment) <= floor) break;
      const hits = await hitsIn(segment, bounds.first, bounds.next);
      if (over) return;
      batch.add(hits.reverse(), Math.max(segment.firstIndex, floor));
      batch.offer();
    }
    if (over) return;
    batch.flush();
    listener({ type: 'done' });
  }

  async function follow(): Promise<void> {
    const batch = createHitBatch((hits, tested) => listener({ type: 'fresh', hits, up: tested }), clock);
    while (up < stored && !over) {
      // More may come while it is read.
      let tested = stored;
      const segments = await source.forward(sessionId, Math.max(up, floor), tested);
      for (const segment of segments) {
        tested = Math.min(stored, endIndex(segment));
        const hits = await hitsIn(segment, up, tested);
        if (over) return;
        batch.add(hits, tested);
      }
      batch.add([], tested);
      up = tested;
      batch.offer();
    }
    if (!over) batch.flush();
  }

  searchPast().catch(stop);

  return {
    extend(newFirst, newNext) {
      floor = Math.max(floor, newFirst);
      stored = Math.max(stored, newNext);
      if (following || over || up >= stored) return;
      following = true;
      follow()
        .catch(stop)
        .finally(() => {
          following = false;
        });
    },
    abort() {
      over = true;
    },
  };
}
