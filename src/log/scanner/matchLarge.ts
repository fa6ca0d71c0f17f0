import { matches } from '#core/filter/matches.ts';
import type { Filter } from '#core/filter/types.ts';
import { decodeRow, type SegmentRecord } from '../segment.ts';

/** Whether a row passes of whose payload only the head is in the segment; `read` gives the rest. */
export async function matchLarge(
  filter: Filter,
  segment: SegmentRecord,
  row: number,
  read: (from: number, to: number) => Promise<Uint8Array>,
): Promise<boolean> {
  const frame = decodeRow(segment, row);
  return matches(filter, { ...frame, payload: await read(0, frame.size) });
}
