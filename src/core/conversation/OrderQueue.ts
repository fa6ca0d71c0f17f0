import type { Open } from './OpenRequests.ts';

/**
 * An answer that comes later than this is not guessed to be one: API Gateway gives up on an integration
 * after 29 s (AWS, "WebSocket API quotas"). Milliseconds.
 */
export const GUESS_MS = 30_000;

/** Our messages that nothing but their order tells the answers of, oldest first. */
export class OrderQueue {
  private items: Open[] = [];
  private from = 0;

  constructor(private readonly most: number) {}

  add(open: Open): void {
    this.items.push(open);
    if (this.items.length - this.from > this.most) this.from += 1;
    if (this.from > 1_024 && this.from * 2 > this.items.length) {
      this.items = this.items.slice(this.from);
      this.from = 0;
    }
  }

  /** The oldest that may be answered at `time`; it and all before it are let go. */
  take(time: number, mayBe: (open: Open) => boolean): Open | undefined {
    while (this.from < this.items.length) {
      const open = this.items[this.from]!;
      this.from += 1;
      if (!open.answered && time - open.time <= GUESS_MS && mayBe(open)) return open;
    }
    return undefined;
  }

  clear(): void {
    this.items = [];
    this.from = 0;
  }
}
