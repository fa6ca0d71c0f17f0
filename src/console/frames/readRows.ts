import { HEAD_BYTES } from '#core/decode/jsonHead.ts';
import type { Frame } from '#core/frame.ts';
import type { LogReader } from '#log/contract.ts';
import type { RowCache } from './RowCache.ts';

/** Rows between two wanted ones that are cheaper to read along than to ask twice for. */
const GAP = 32;

/**
 * Reads rows by ascending indices, those in the cache not again; neighbours in one request.
 * Rows that the log no longer holds are undefined.
 */
export async function readRows(
  log: Pick<LogReader, 'rows'>,
  sessionId: number,
  indices: readonly number[],
  cache: RowCache,
): Promise<(Frame | undefined)[]> {
  const found = new Map<number, Frame>();
  const missing: number[] = [];
  for (const index of indices) {
    const known = cache.get(index);
    if (known === undefined) missing.push(index);
    else found.set(index, known);
  }
  const reads: Promise<Frame[]>[] = [];
  let start = 0;
  for (let at = 1; at <= missing.length; at += 1) {
    if (at < missing.length && missing[at]! - missing[at - 1]! <= GAP) continue;
    reads.push(log.rows(sessionId, missing[start]!, missing[at - 1]! + 1, HEAD_BYTES));
    start = at;
  }
  for (const rows of await Promise.all(reads)) {
    for (const frame of rows) {
      found.set(frame.index, cache.put(frame));
    }
  }
  return indices.map((index) => found.get(index));
}
