import { directionIn, isBadIn } from '#core/rowFlags.ts';
import type { SegmentSummary } from '#log/contract.ts';

/** What happened in a stretch of time. Fractions come from segments that reach over its edges. */
export interface Figures {
  sentFrames: number;
  sentBytes: number;
  receivedFrames: number;
  receivedBytes: number;
  events: number;
  faults: number;
}

const FIELDS = ['sentFrames', 'sentBytes', 'receivedFrames', 'receivedBytes', 'events', 'faults'] as const;
const [SENT, RECEIVED, EVENTS, FAULTS] = [0, 2, 4, 5];
const STRIDE = FIELDS.length;

/**
 * Traffic by equal stretches of time, `width` milliseconds each, from `start` (epoch milliseconds)
 * on. Whatever is added is counted exactly once; what lies before the start counts as at it.
 */
export class Buckets {
  #values: Float64Array;
  /** Buckets that hold a share of a segment of which only the sums are known. */
  #shared: Uint8Array;
  count = 0;

  constructor(
    readonly start: number,
    readonly width: number,
    room = 64,
  ) {
    this.#values = new Float64Array(room * STRIDE);
    this.#shared = new Uint8Array(room);
  }

  copy(): Buckets {
    const copy = new Buckets(this.start, this.width, Math.max(64, this.count + 8));
    copy.#values.set(this.#values.subarray(0, this.count * STRIDE));
    copy.#shared.set(this.#shared.subarray(0, this.count));
    copy.count = this.count;
    return copy;
  }

  /** Bucket of a time. */
  indexOf(time: number): number {
    return Math.max(0, Math.floor((time - this.start) / this.width));
  }

  /** Epoch milliseconds at which bucket `i` begins. */
  startOf(i: number): number {
    return this.start + i * this.width;
  }

  /** Adds a segment: row by row where it says when each came, else spread evenly over its time. */
  add(summary: SegmentSummary): void {
    const first = this.indexOf(summary.firstTime);
    const last = this.indexOf(summary.lastTime);
    if (first >= last) this.#addWhole(first, summary);
    else if (summary.columns) this.#addRows(summary);
    else this.#spread(first, last, summary);
  }

  figures(i: number): Figures {
    const figures = {} as Figures;
    for (const [at, field] of FIELDS.entries()) figures[field] = this.#values[i * STRIDE + at] ?? 0;
    return figures;
  }

  /** Whether the figures of bucket `i` hold a share that is spread evenly, so that they are about right. */
  isShared(i: number): boolean {
    return this.#shared[i] === 1;
  }

  #addWhole(i: number, { sent, received, events, faults }: SegmentSummary): void {
    this.#put(i, SENT, sent.frames, sent.bytes);
    this.#put(i, RECEIVED, received.frames, received.bytes);
    this.#put(i, EVENTS, events, faults);
  }

  #addRows(summary: SegmentSummary): void {
    const columns = summary.columns!;
    for (let row = 0; row < columns.offsets.length; row++) {
      const i = this.indexOf(summary.firstTime + columns.offsets[row]!);
      const flags = columns.flags[row]!;
      const direction = directionIn(flags);
      if (direction === 'event') this.#put(i, EVENTS, 1, 0);
      else this.#put(i, direction === 'sent' ? SENT : RECEIVED, 1, columns.sizes[row]!);
      if (isBadIn(flags)) this.#put(i, FAULTS, 1);
    }
  }

  #spread(first: number, last: number, { firstTime, lastTime, ...summary }: SegmentSummary): void {
    const { sent, received, events, faults } = summary;
    for (let i = first; i <= last; i++) {
      const from = Math.max(firstTime, i === first ? firstTime : this.startOf(i));
      const to = i === last ? lastTime : this.startOf(i + 1);
      const share = (to - from) / (lastTime - firstTime);
      this.#put(i, SENT, sent.frames * share, sent.bytes * share);
      this.#put(i, RECEIVED, received.frames * share, received.bytes * share);
      this.#shared[i] = 1;
    }
    // A third of a fault is none: they stand together in the middle.
    this.#put((first + last) >> 1, EVENTS, events, faults);
  }

  #put(i: number, field: number, value: number, next?: number): void {
    if (i >= this.count) this.#grow(i + 1);
    const at = i * STRIDE + field;
    this.#values[at] = this.#values[at]! + value;
    if (next !== undefined) this.#values[at + 1] = this.#values[at + 1]! + next;
  }

  #grow(count: number): void {
    this.count = count;
    if (count <= this.#shared.length) return;
    const room = Math.max(count, this.#shared.length * 2);
    const [values, shared] = [this.#values, this.#shared];
    this.#values = new Float64Array(room * STRIDE);
    this.#values.set(values);
    this.#shared = new Uint8Array(room);
    this.#shared.set(shared);
  }
}
