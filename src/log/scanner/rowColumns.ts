import type { FrameColumns } from '#core/filter/testColumns.ts';
import { directionOf, packFlags, type SegmentRecord, sizeOf } from '../segment.ts';

const BINARY = packFlags('sent', 'binary', false);

/** Row `row` of a segment without its payload. */
export function rowColumns(segment: SegmentRecord, row: number): FrameColumns {
  return {
    index: segment.firstIndex + row,
    time: segment.times[row]!,
    direction: directionOf(segment, row),
    kind: (segment.flags[row]! & BINARY) !== 0 ? 'binary' : 'text',
    size: sizeOf(segment, row),
  };
}
