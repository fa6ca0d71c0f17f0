import { signal } from '@preact/signals';
import type { Frame } from '#core/frame.ts';
import type { LogReader } from '#log/contract.ts';
import { RowCache } from '../frames/RowCache.ts';
import { readRows } from '../frames/readRows.ts';

/** Frames of the rows in sight, read when they are asked for; a component that asks is painted again when they are there. */
export class PairPreviews {
  private readonly arrived = signal(0);
  private readonly cache = new RowCache();
  private readonly gone = new Set<number>();
  private wishes = new Set<number>();
  private reading = false;

  constructor(
    private readonly log: Pick<LogReader, 'rows'>,
    private readonly sessionId: number,
  ) {}

  /** Undefined while it is read, and where it is no longer kept. */
  get(index: number): Frame | undefined {
    void this.arrived.value;
    const known = this.cache.get(index);
    if (known !== undefined || this.gone.has(index)) return known;
    this.wishes.add(index);
    void this.read();
    return undefined;
  }

  private async read(): Promise<void> {
    if (this.reading) return;
    this.reading = true;
    // All that a painting asks for, at once.
    await Promise.resolve();
    try {
      while (this.wishes.size > 0) {
        const indices = [...this.wishes].sort((a, b) => a - b);
        this.wishes = new Set();
        const frames = await readRows(this.log, this.sessionId, indices, this.cache);
        for (const [at, frame] of frames.entries()) if (frame === undefined) this.gone.add(indices[at]!);
        this.arrived.value += 1;
      }
    } catch {
      // The log is busy: what is painted next asks again.
      this.wishes = new Set();
    } finally {
      this.reading = false;
    }
  }
}
