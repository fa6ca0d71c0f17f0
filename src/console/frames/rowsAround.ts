import type { Frame } from '#core/frame.ts';

/** Rows read along on each side, so that the next small steps find them in the cache. */
const MOST = 64;
/** Fewer where rows are large, bytes: all that a segment holds of them is read. */
const MOST_BYTES = 2_000_000;
const LARGEST_INLINE = 262_144;
/** Rows of a filtered view that lie further apart than this cost a read each. */
const SPREAD = 4 * MOST;

/** How many rows to read along on each side, by the size of those read last. */
export function rowsAhead(frames: readonly (Frame | undefined)[]): number {
  let bytes = 0;
  for (const frame of frames) bytes += Math.min(frame?.size ?? 0, LARGEST_INLINE);
  return Math.min(MOST, Math.floor((MOST_BYTES * frames.length) / Math.max(1, bytes)));
}

/**
 * The positions wanted (`from` inclusive, `to` exclusive) of a view of `count` rows, and up to
 * `ahead` beside them on each side, as far as those lie near in the log.
 */
export function rowsAround(
  { from, to, count }: { from: number; to: number; count: number },
  ahead: number,
  indexAt: (position: number) => number,
): { from: number; to: number } {
  if (from === to) return { from, to };
  let start = Math.max(0, from - ahead);
  let end = Math.min(count, to + ahead);
  while (start < from && indexAt(from) - indexAt(start) > SPREAD) start += 1;
  while (end > to && indexAt(end - 1) - indexAt(to - 1) > SPREAD) end -= 1;
  return { from: start, to: end };
}
