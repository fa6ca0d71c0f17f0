import type { Frame } from '#core/frame.ts';
import type { LogReader } from '#log/contract.ts';

/** Rows that are read at a time: payloads up to 256 KB come with their rows, so at most some 32 MB. */
const AT_A_TIME = 128;
/** Larger payloads are read in pages of so many bytes. */
const PAGE_BYTES = 4 * 1_024 * 1_024;

/** Rows `first` (inclusive) to `next` (exclusive), or those of the indices, which ascend. */
export type FrameRange = { first: number; next: number } | Uint32Array;

/** Rows in the range. */
export const sizeOfRange = (range: FrameRange): number =>
  range instanceof Uint32Array ? range.length : range.next - range.first;

/**
 * The rows of a range one by one with their payloads whole, read as they are taken. What was cleared
 * meanwhile is left out. `passed` is told how many rows of the range are behind.
 */
export async function* readFrames(
  log: Pick<LogReader, 'rows' | 'body'>,
  sessionId: number,
  range: FrameRange,
  passed: (rows: number) => void,
): AsyncGenerator<Frame> {
  let behind = 0;
  for (const [from, to] of runsOf(range)) {
    for (const frame of await log.rows(sessionId, from, to)) {
      const whole = frame.payload.length < frame.size ? await readWhole(log, sessionId, frame) : frame;
      if (whole) yield whole;
    }
    behind += to - from;
    passed(behind);
  }
}

/** The range in pieces without a gap, none of them long. */
function* runsOf(range: FrameRange): Generator<[from: number, to: number]> {
  if (!(range instanceof Uint32Array)) {
    for (let from = range.first; from < range.next; from += AT_A_TIME)
      yield [from, Math.min(range.next, from + AT_A_TIME)];
    return;
  }
  for (let at = 0; at < range.length; ) {
    const from = range[at]!;
    let to = from + 1;
    at++;
    while (range[at] === to && to - from < AT_A_TIME) {
      to++;
      at++;
    }
    yield [from, to];
  }
}

async function readWhole(
  log: Pick<LogReader, 'body'>,
  sessionId: number,
  frame: Frame,
): Promise<Frame | undefined> {
  const payload = new Uint8Array(frame.size);
  for (let at = 0; at < frame.size; ) {
    const page = await log.body(sessionId, frame.index, at, Math.min(frame.size, at + PAGE_BYTES));
    if (page.length === 0) return undefined;
    payload.set(page, at);
    at += page.length;
  }
  return { ...frame, payload };
}
