import type { LogRow, SegmentSummary } from '#log/contract.ts';
import { encodeSegment } from '#log/encodeSegment.ts';
import { summarise } from '#log/summarise.ts';

/** When the first row came, epoch milliseconds. */
export const START = Date.UTC(2026, 10, 22, 12, 0, 0);

export interface RowSpec {
  /** Milliseconds since the row before. */
  after: number;
  direction: LogRow['direction'];
  bytes: number;
  bad: boolean;
}

/** Summaries of rows as the writer makes them, in segments of `most` rows. */
export function summariesOf(rows: readonly RowSpec[], most: number, firstIndex = 0): SegmentSummary[] {
  let time = START;
  const made = rows.map(({ after, direction, bytes, bad }): LogRow => {
    time += after;
    return { time, direction, kind: 'text', payload: 'x'.repeat(bytes), bad };
  });
  const summaries: SegmentSummary[] = [];
  for (let at = 0; at < made.length; at += most) {
    summaries.push(summarise(encodeSegment(1, firstIndex + at, made.slice(at, at + most))));
  }
  return summaries;
}

/** Rows of one byte that come evenly, received ones unless told otherwise. */
export const even = (count: number, after: number, more: Partial<RowSpec> = {}): RowSpec[] =>
  Array.from({ length: count }, () => ({
    after,
    direction: 'received' as const,
    bytes: 1,
    bad: false,
    ...more,
  }));
