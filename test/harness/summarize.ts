import { isErrorFrame } from '#core/decode/route.ts';
import type { Frame } from '#core/frame.ts';
import type { SegmentSummary } from '#log/contract.ts';

const ROWS = 1_024;

/** Summaries of consecutive rows, as if they lay in segments of 1,024. */
export function summarize(sessionId: number, frames: readonly Frame[]): SegmentSummary[] {
  const summaries: SegmentSummary[] = [];
  for (const frame of frames) {
    let last = summaries.at(-1);
    if (last === undefined || frame.index % ROWS === 0) {
      last = {
        sessionId,
        firstIndex: frame.index,
        rows: 0,
        firstTime: frame.time,
        lastTime: frame.time,
        sent: { frames: 0, bytes: 0 },
        received: { frames: 0, bytes: 0 },
        events: 0,
        faults: 0,
      };
      summaries.push(last);
    }
    last.rows += 1;
    last.lastTime = frame.time;
    if (isErrorFrame(frame)) last.faults += 1;
    if (frame.direction === 'event') last.events += 1;
    else {
      last[frame.direction].frames += 1;
      last[frame.direction].bytes += frame.size;
    }
  }
  return summaries;
}

/** The first index from `first` to before `next` whose time is not earlier; `next` where there is none. */
export function firstAt(
  time: number,
  first: number,
  next: number,
  timeOf: (index: number) => number,
): number {
  let low = first;
  let high = next;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (timeOf(middle) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}
