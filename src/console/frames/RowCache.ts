import { HEAD_BYTES } from '#core/decode/jsonHead.ts';
import type { Frame } from '#core/frame.ts';

const MOST_ROWS = 1_024;

/**
 * The rows read last, so that small scroll steps paint at once. Of payloads it keeps what a row of
 * the list can show: 4 MB in all at most.
 */
export class RowCache {
  private readonly rows = new Map<number, Frame>();

  get(index: number): Frame | undefined {
    return this.rows.get(index);
  }

  /** Returns the frame that is kept in the given one's place. */
  put(given: Frame): Frame {
    const frame = headOf(given);
    this.rows.delete(frame.index);
    this.rows.set(frame.index, frame);
    for (const index of this.rows.keys()) {
      if (this.rows.size <= MOST_ROWS) break;
      this.rows.delete(index);
    }
    return frame;
  }
}

/** A payload comes as a view of its whole segment, which must not stay in memory for one row's sake. */
function headOf(frame: Frame): Frame {
  const { payload } = frame;
  const isAlone = payload.byteLength <= HEAD_BYTES && payload.byteLength === payload.buffer.byteLength;
  return isAlone ? frame : { ...frame, payload: payload.slice(0, HEAD_BYTES) };
}
