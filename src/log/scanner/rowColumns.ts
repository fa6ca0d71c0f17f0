import type { FrameColumns } from '#core/filter/testColumns.ts';
import { kindIn } from '#core/rowFlags.ts';
import { directionOf, type SegmentRecord, sizeOf } from '../segment.ts';

/** Row `row` of a segment without its payload. */
export function rowColumns(segment: SegmentRecord, row: number): FrameColumns {
  return {
    index: segment.firstIndex + row,
    time: segment.times[row]!,
    direction: directionOf(segment, row),
    kind: kindIn(segment.flags[row]!),
    size: sizeOf(segment, row),
  };
}
