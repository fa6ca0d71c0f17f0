import type { Filter } from '#core/filter/types.ts';
import type { SegmentSource } from './segmentSource.ts';

export interface RowBounds {
  first: number;
  /** One past the last. */
  next: number;
}

/** The rows among `first` to `next` (exclusive) outside of which none passes, by index and time terms. */
export async function rowBounds(
  source: Pick<SegmentSource, 'rowsOfTime'>,
  sessionId: number,
  { terms }: Filter,
  { first, next }: RowBounds,
): Promise<RowBounds> {
  const bounds = { first, next };
  let [from, to] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const { test, negated } of terms) {
    if (negated) continue;
    if (test.type === 'index') {
      bounds.first = Math.max(bounds.first, test.first);
      bounds.next = Math.min(bounds.next, test.last + 1);
    } else if (test.type === 'time') {
      from = Math.max(from, test.from);
      to = Math.min(to, test.to);
    }
  }
  const isOpen = from === Number.NEGATIVE_INFINITY && to === Number.POSITIVE_INFINITY;
  if (isOpen || bounds.first >= bounds.next) return bounds;
  return source.rowsOfTime(sessionId, from, to, bounds.first, bounds.next);
}
