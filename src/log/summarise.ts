import type { RowColumns, SegmentSummary } from './contract.ts';
import { directionOf, isBad, rowCount, type SegmentRecord, sizeOf } from './segment.ts';

/** Rows of a segment that lasts longer than this are told one by one, in milliseconds. */
const COLUMNS_OVER = 500;
/** So few are told one by one as well: spread over their time they would look like a stream. */
const FEW = 64;

/** What a segment holds, without its payloads. */
export function summarise(segment: SegmentRecord): SegmentSummary {
  const { sessionId, firstIndex, times } = segment;
  const rows = rowCount(segment);
  const summary: SegmentSummary = {
    sessionId,
    firstIndex,
    rows,
    firstTime: times[0] ?? 0,
    lastTime: times[rows - 1] ?? 0,
    sent: { frames: 0, bytes: 0 },
    received: { frames: 0, bytes: 0 },
    events: 0,
    faults: 0,
  };
  for (let i = 0; i < rows; i++) {
    if (isBad(segment, i)) summary.faults++;
    const direction = directionOf(segment, i);
    if (direction === 'event') {
      summary.events++;
      continue;
    }
    summary[direction].frames++;
    summary[direction].bytes += sizeOf(segment, i);
  }
  const lasted = summary.lastTime - summary.firstTime;
  if (lasted > COLUMNS_OVER || (lasted > 0 && rows <= FEW)) summary.columns = columnsOf(segment);
  return summary;
}

const columnsOf = (segment: SegmentRecord): RowColumns => ({
  offsets: Float32Array.from(segment.times, (time) => time - segment.times[0]!),
  sizes: Uint32Array.from(segment.times, (_, i) => sizeOf(segment, i)),
  flags: segment.flags,
});
