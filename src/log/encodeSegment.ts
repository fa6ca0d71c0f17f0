import type { LogRow } from './contract.ts';
import type { SegmentRecord } from './segment.ts';
import { SegmentBuilder } from './segmentBuilder.ts';

/** Rows as one segment that starts at `firstIndex`. Throws RangeError when they are too many for one. */
export function encodeSegment(sessionId: number, firstIndex: number, rows: readonly LogRow[]): SegmentRecord {
  const builder = new SegmentBuilder(sessionId, firstIndex);
  for (const row of rows) {
    if (!builder.append(row)) throw new RangeError('too many rows or bytes for one segment');
  }
  return builder.toRecord();
}
