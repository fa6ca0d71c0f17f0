import type { Frame } from '#core/frame.ts';

/** What is kept for an `expect` that comes later; the oldest go first. */
const FRAMES = 10_000;
const BYTES = 8_000_000;

/** Frames that came since the last message was sent and that no step has asked for yet. */
export class RecentFrames {
  #frames: Frame[] = [];
  #from = 0;
  #bytes = 0;

  add(frame: Frame): void {
    this.#frames.push(frame);
    this.#bytes += frame.payload.length;
    while (this.#frames.length - this.#from > FRAMES || this.#bytes > BYTES) this.#dropFirst();
  }

  /** The first that passes; it is let go, and the others stay for the steps to come. */
  take(passes: (frame: Frame) => boolean): Frame | undefined {
    for (let at = this.#from; at < this.#frames.length; at++) {
      const frame = this.#frames[at]!;
      if (!passes(frame)) continue;
      this.#frames.splice(at, 1);
      this.#bytes -= frame.payload.length;
      return frame;
    }
    return undefined;
  }

  clear(): void {
    this.#frames = [];
    this.#from = 0;
    this.#bytes = 0;
  }

  #dropFirst(): void {
    this.#bytes -= this.#frames[this.#from]!.payload.length;
    this.#from += 1;
    if (this.#from < 1_024) return;
    this.#frames = this.#frames.slice(this.#from);
    this.#from = 0;
  }
}
