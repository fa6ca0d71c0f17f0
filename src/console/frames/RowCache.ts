import type { Frame } from '#core/frame.ts';

const MOST_ROWS = 1_024;
const MOST_BYTES = 16 * 1_024 * 1_024;

/** The rows read last, so that small scroll steps paint at once. Bounded in rows and bytes. */
export class RowCache {
  private readonly rows = new Map<number, Frame>();
  private bytes = 0;

  get(index: number): Frame | undefined {
    return this.rows.get(index);
  }

  /** Returns the frame that is kept in the given one's place. */
  put(given: Frame): Frame {
    const frame = withoutNeighbours(given);
    const known = this.rows.get(frame.index);
    if (known !== undefined) this.bytes -= known.payload.byteLength;
    this.rows.delete(frame.index);
    this.rows.set(frame.index, frame);
    this.bytes += frame.payload.byteLength;
    for (const [index, oldest] of this.rows) {
      if (this.rows.size <= MOST_ROWS && (this.bytes <= MOST_BYTES || this.rows.size === 1)) break;
      this.rows.delete(index);
      this.bytes -= oldest.payload.byteLength;
    }
    return frame;
  }
}

/** A payload comes as a view of its whole segment, which must not stay in memory for one row's sake. */
function withoutNeighbours(frame: Frame): Frame {
  const { payload } = frame;
  return payload.byteLength * 2 > payload.buffer.byteLength ? frame : { ...frame, payload: payload.slice() };
}
