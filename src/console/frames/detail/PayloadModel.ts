import { signal } from '@preact/signals';
import type { Frame } from '#core/frame.ts';
import { PagedBytes, type ReadBytes } from './PagedBytes.ts';
import { readPieces } from './readPieces.ts';

/** Larger payloads stay in the log, and get no tree, so that opening one never freezes the view. Bytes. */
export const LARGEST_WHOLE = 4_000_000;

/**
 * The payload of the frame in the detail pane. Of a large message the frame holds the head only:
 * the rest is read along where that is cheap, and in pages, as they are looked at, where it is not.
 */
export class PayloadModel {
  /** The frame with all of its payload; undefined while it is read, and for good where it is too large. */
  readonly whole = signal<Frame | undefined>(undefined);
  /** For payloads that are too large to be read at once. */
  readonly paged: PagedBytes | undefined;
  /** True when the rest could not be read. */
  readonly lost = signal(false);
  private disposed = false;

  constructor(
    readonly frame: Frame,
    readonly read: ReadBytes,
  ) {
    if (frame.payload.length >= frame.size) this.whole.value = frame;
    else if (frame.size > LARGEST_WHOLE) this.paged = new PagedBytes(frame.size, frame.payload, read);
    else void this.readRest();
  }

  /** Reads any part, from memory where it is there. */
  readonly readAny: ReadBytes = async (from, to) => {
    const whole = this.whole.peek();
    return whole === undefined ? this.read(from, to) : whole.payload.subarray(from, to);
  };

  get failed(): boolean {
    return this.lost.value || this.paged?.failed.value === true;
  }

  dispose(): void {
    this.disposed = true;
    this.paged?.dispose();
  }

  private async readRest(): Promise<void> {
    const { frame } = this;
    const payload = new Uint8Array(frame.size);
    let at = 0;
    try {
      for await (const piece of readPieces(this.read, frame.size)) {
        if (this.disposed) return;
        payload.set(piece, at);
        at += piece.length;
      }
      this.whole.value = { ...frame, payload };
    } catch {
      this.lost.value = true;
    }
  }
}
