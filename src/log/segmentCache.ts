import { byteSize, endIndex, freeSegment, type SegmentRecord } from './segment.ts';

export interface SegmentCache {
  /** The segment that holds the row, if it is here. */
  find(sessionId: number, index: number): SegmentRecord | undefined;
  /** Keeps it, in place of an earlier state of the same segment. */
  put(segment: SegmentRecord): void;
  /** Forgets a session's segments that start before `index`. */
  dropBefore(sessionId: number, index: number): void;
}

/**
 * Of small messages these are rows enough for any window, while `maxBytes` is meant for large ones: who
 * follows a stream would fill it with segments that are never looked at again.
 */
export const CACHED_SEGMENTS = 8;

/**
 * The segments read last, up to `maxBytes` and `CACHED_SEGMENTS`; the latest one is kept whatever its
 * size. One that leaves gives its memory back at once: what is found must be used before anything else
 * is put.
 */
export function createSegmentCache(maxBytes: number): SegmentCache {
  // A Map keeps the order of insertion: the first entry is the one used longest ago.
  const entries = new Map<string, SegmentRecord>();
  const starts = new Map<number, number[]>();
  let bytes = 0;

  const keyOf = (sessionId: number, firstIndex: number) => `${sessionId}:${firstIndex}`;

  const remove = (segment: SegmentRecord): void => {
    const { sessionId, firstIndex } = segment;
    entries.delete(keyOf(sessionId, firstIndex));
    bytes -= byteSize(segment);
    const sorted = starts.get(sessionId)!;
    sorted.splice(lastAtOrBefore(sorted, firstIndex), 1);
    if (sorted.length === 0) starts.delete(sessionId);
    freeSegment(segment);
  };

  return {
    find(sessionId, index) {
      const sorted = starts.get(sessionId);
      const at = sorted ? lastAtOrBefore(sorted, index) : -1;
      if (!sorted || at < 0) return undefined;
      const key = keyOf(sessionId, sorted[at]!);
      const segment = entries.get(key)!;
      if (endIndex(segment) <= index) return undefined;
      entries.delete(key);
      entries.set(key, segment);
      return segment;
    },

    put(segment) {
      const { sessionId, firstIndex } = segment;
      const known = entries.get(keyOf(sessionId, firstIndex));
      // Two reads can overtake each other; a segment only ever grows.
      if (known && endIndex(known) > endIndex(segment)) {
        freeSegment(segment);
        return;
      }
      if (known) remove(known);
      const sorted = starts.get(sessionId) ?? [];
      sorted.splice(lastAtOrBefore(sorted, firstIndex) + 1, 0, firstIndex);
      starts.set(sessionId, sorted);
      entries.set(keyOf(sessionId, firstIndex), segment);
      bytes += byteSize(segment);
      for (const oldest of entries.values()) {
        if ((bytes <= maxBytes && entries.size <= CACHED_SEGMENTS) || entries.size === 1) break;
        remove(oldest);
      }
    },

    dropBefore(sessionId, index) {
      for (const firstIndex of [...(starts.get(sessionId) ?? [])]) {
        if (firstIndex < index) remove(entries.get(keyOf(sessionId, firstIndex))!);
      }
    },
  };
}

/** Position of the last number in ascending `sorted` that is not above `value`, or -1. */
function lastAtOrBefore(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
