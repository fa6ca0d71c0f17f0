import type { LogReader, SegmentSummary } from '#log/contract.ts';
import { Buckets } from './Buckets.ts';

/** The summaries of one session, each read once, and their traffic in buckets of any width. */
export class SummaryReader {
  #sealed: SegmentSummary[] = [];
  /** The last one, which may still grow. */
  #tail: SegmentSummary | undefined;
  /** Of the sealed ones; undefined before anybody asked. */
  #settled: Buckets | undefined;
  #lastTime = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly log: Pick<LogReader, 'summaries'>,
    private readonly sessionId: number,
  ) {}

  /** Epoch milliseconds of the first row; undefined where there is none. */
  get firstTime(): number | undefined {
    return (this.#sealed[0] ?? this.#tail)?.firstTime;
  }

  /** The latest time of all rows: where the clock was set back it is not that of the last. */
  get lastTime(): number | undefined {
    return this.#tail && this.#lastTime;
  }

  /** Reads what is new of rows `firstIndex` (inclusive) to `nextIndex`. */
  async read(firstIndex: number, nextIndex: number): Promise<void> {
    const first = this.#sealed[0] ?? this.#tail;
    if (first !== undefined && first.firstIndex < firstIndex) this.#forget();
    const known = this.#tail ? this.#tail.firstIndex + this.#tail.rows : firstIndex;
    if (nextIndex <= known) return;
    for (const summary of await this.log.summaries(this.sessionId, this.#tail?.firstIndex ?? firstIndex)) {
      if (this.#tail !== undefined && this.#tail.firstIndex !== summary.firstIndex) this.#seal(this.#tail);
      this.#tail = summary;
      this.#lastTime = Math.max(this.#lastTime, summary.lastTime);
    }
  }

  /** All traffic in buckets of `width` ms. Sums up what is new only, while the width stays. */
  buckets(width: number): Buckets {
    if (this.firstTime === undefined) return new Buckets(0, width);
    const start = Math.floor(this.firstTime / width) * width;
    if (this.#settled?.width !== width) {
      this.#settled = new Buckets(start, width);
      for (const summary of this.#sealed) this.#settled.add(summary);
    }
    const buckets = this.#settled.copy();
    if (this.#tail) buckets.add(this.#tail);
    return buckets;
  }

  #seal(summary: SegmentSummary): void {
    this.#sealed.push(summary);
    this.#settled?.add(summary);
  }

  #forget(): void {
    this.#sealed = [];
    this.#tail = undefined;
    this.#settled = undefined;
    this.#lastTime = Number.NEGATIVE_INFINITY;
  }
}
