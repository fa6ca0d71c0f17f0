import { signal } from '@preact/signals';
import type { Bytes } from './bytes.ts';

const PAGE = 65_536;
/** 4 MB at most are held. */
const MOST_PAGES = 64;

/** Reads bytes `from` (inclusive) to `to` (exclusive) of a payload. */
export type ReadBytes = (from: number, to: number) => Promise<Uint8Array>;

/**
 * A payload too large to be held: pages of it are read when a view asks for them, one at a time
 * and the newest wish first, so that a long drag over it reads only where it rests.
 */
export class PagedBytes implements Bytes {
  /** True when a page could not be had, because the message is gone or the log cannot be read. */
  readonly failed = signal(false);
  private readonly arrived = signal(0);
  private readonly pages = new Map<number, Uint8Array>();
  private wish: number | undefined;
  private reading = false;
  private disposed = false;

  constructor(
    readonly size: number,
    /** The beginning, which is shown at once. */
    private readonly head: Uint8Array,
    private readonly read: ReadBytes,
  ) {}

  slice(from: number, to: number): Uint8Array | undefined {
    // Whoever asks is told of pages that arrive.
    void this.arrived.value;
    const start = Math.max(0, from);
    const end = Math.min(this.size, to);
    if (end <= this.head.length) return this.head.subarray(start, end);
    const first = Math.floor(start / PAGE);
    const last = Math.floor((end - 1) / PAGE);
    const left = this.page(first);
    if (first === last) return left?.subarray(start - first * PAGE, end - first * PAGE);
    const right = this.page(last);
    if (left === undefined || right === undefined) return undefined;
    const both = new Uint8Array(end - start);
    both.set(left.subarray(start - first * PAGE));
    both.set(right.subarray(0, end - last * PAGE), last * PAGE - start);
    return both;
  }

  dispose(): void {
    this.disposed = true;
  }

  private page(number: number): Uint8Array | undefined {
    const known = this.pages.get(number);
    if (known === undefined) {
      this.wish = number;
      void this.fetch();
      return undefined;
    }
    this.pages.delete(number);
    this.pages.set(number, known);
    return known;
  }

  private async fetch(): Promise<void> {
    if (this.reading) return;
    this.reading = true;
    // A whole painting may ask for several; the last of them is taken up first.
    await Promise.resolve();
    try {
      while (this.wish !== undefined && !this.disposed && !this.failed.peek()) {
        const number = this.wish;
        this.wish = undefined;
        const from = number * PAGE;
        const to = Math.min(this.size, from + PAGE);
        const bytes = await this.read(from, to);
        if (bytes.length === to - from) this.keep(number, bytes);
        else this.failed.value = true;
      }
    } catch {
      this.failed.value = true;
    } finally {
      this.reading = false;
    }
  }

  private keep(number: number, bytes: Uint8Array): void {
    this.pages.set(number, bytes);
    for (const oldest of this.pages.keys()) {
      if (this.pages.size <= MOST_PAGES) break;
      this.pages.delete(oldest);
    }
    this.arrived.value += 1;
  }
}
