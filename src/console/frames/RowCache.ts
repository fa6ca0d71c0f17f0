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

  put(frame: Frame): void {
    const known = this.rows.get(frame.index);
    if (known !== undefined) this.bytes -= known.payload.byteLength;
    this.rows.delete(frame.index);
    this.rows.set(frame.index, frame);
    this.bytes += frame.payload.byteLength;
    for (const [index, oldest] of this.rows) {
      if (this.rows.size <= MOST_ROWS && (this.bytes <= MOST_BYTES || this.rows.size === 1)) return;
      this.rows.delete(index);
      this.bytes -= oldest.payload.byteLength;
    }
  }
}
