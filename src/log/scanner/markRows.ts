import type { SegmentRecord } from '../segment.ts';
import { finderOf } from './finder.ts';
import type { SegmentText } from './segmentText.ts';

/**
 * Sets `marks[row]` to 1 for each row whose payload holds `needle` (ASCII in lower case), whatever
 * the case of A to Z. The whole segment is searched at once (measured as the fastest way); what
 * reaches over the border of two rows does not count.
 */
export function markRows(
  { offsets }: Pick<SegmentRecord, 'offsets'>,
  text: SegmentText,
  needle: string,
  marks: Uint8Array,
): void {
  if (needle === '') {
    marks.fill(1);
    return;
  }
  const find = finderOf(needle);
  if (find(text.utf8(), 0) < 0) return;
  const hay = text.bytes();
  const rows = offsets.length - 1;
  let row = 0;
  let at = find(hay, 0);
  while (at >= 0) {
    row = rowAt(offsets, at, row, rows);
    const end = offsets[row + 1]!;
    const inside = at + needle.length <= end;
    if (inside) marks[row] = 1;
    at = find(hay, inside ? end : at + 1);
  }
}

/** The row that holds byte `at`, at `low` or later; of empty rows before it none. */
function rowAt(offsets: Uint32Array, at: number, low: number, rows: number): number {
  // Hits are often close together: the row after the last hit's is tried first.
  if (at < offsets[low + 1]!) return low;
  let first = low + 1;
  let last = rows - 1;
  while (first < last) {
    const middle = (first + last) >>> 1;
    if (offsets[middle + 1]! > at) last = middle;
    else first = middle + 1;
  }
  return first;
}
