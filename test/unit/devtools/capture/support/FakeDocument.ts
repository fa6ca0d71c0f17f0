import { BATCH_SIZE, type HookBatch, type HookEvent, PROTOCOL } from '#devtools/hook/protocol.ts';

/** A document with the hook's queue in it; the test says what its sockets do. */
export class FakeDocument {
  hooked = false;
  early = false;
  recording = false;
  frame = false;
  queue: HookEvent[] = [];
  taken = 0;
  dropped = 0;
  /** What `send` was called with. */
  sent: [socket: number, data: string, binary: boolean][] = [];
  sendable = true;
  /** Sockets that are told again. */
  open: HookEvent[] = [];
  /** Same-origin iframes. */
  frames: FakeDocument[] = [];
  /** What `drain` answers in place of the truth. */
  lie: (() => unknown) | undefined;
  drains: number[] = [];
  /** Bytes of a line of an answer, about. */
  batchSize = BATCH_SIZE;

  constructor(
    readonly id: string,
    readonly href = 'https://app.example.com/page',
  ) {}

  tell(...events: HookEvent[]): void {
    if (this.recording) this.queue.push(...events);
  }

  install(): void {
    if (this.hooked) return;
    this.hooked = true;
    this.recording = true;
  }

  bridge() {
    return {
      protocol: PROTOCOL,
      drain: (maxBytes: number): unknown => {
        this.drains.push(maxBytes);
        if (this.lie) return this.lie();
        return [this, ...this.frames]
          .flatMap((document) => document.takeAll(maxBytes).map((batch) => JSON.stringify(batch)))
          .join('\n');
      },
      send: (id: string, socket: number, data: string, binary: boolean): boolean => {
        if (id !== this.id || !this.sendable) return false;
        this.sent.push([socket, data, binary]);
        return true;
      },
      record: (on: boolean): void => {
        if (this.recording === on) return;
        this.recording = on;
        this.taken += this.queue.length;
        this.queue = on ? [...this.open] : [];
      },
    };
  }

  takeAll(maxBytes: number): HookBatch[] {
    const batches: HookBatch[] = [];
    for (let left = maxBytes; left > 0; left -= this.batchSize) {
      batches.push(this.take(Math.min(left, this.batchSize)));
      if (this.queue.length === 0) break;
    }
    return batches;
  }

  take(maxBytes: number): HookBatch {
    const first = this.taken;
    const events: HookEvent[] = [];
    for (let size = 0; this.queue.length > 0 && size < maxBytes; ) {
      const event = this.queue.shift() as HookEvent;
      size += JSON.stringify(event).length;
      events.push(event);
    }
    this.taken += events.length;
    const { id: document, href, early, frame, dropped } = this;
    return {
      protocol: PROTOCOL,
      document,
      href,
      frame,
      early,
      first,
      events,
      dropped,
      more: this.queue.length > 0,
    };
  }
}
