import type { Pace } from '#console/frames/pace.ts';
import type { Frame } from '#core/frame.ts';
import type { SessionRecord } from '#core/session.ts';
import type { LogAnnouncement, LogReader } from '#log/contract.ts';
import { fakeScanner } from '#test/harness/fakeScanner.ts';
import { summarize } from '#test/harness/summarize.ts';

export function textFrame(
  index: number,
  text = `{"type":"tick","n":${index}}`,
  more: Partial<Frame> = {},
): Frame {
  const payload = new TextEncoder().encode(text);
  const direction = index % 2 === 0 ? 'sent' : 'received';
  return { index, time: 1_000 * index, direction, kind: 'text', size: payload.length, payload, ...more };
}

/** A log in memory whose reads can be held back. */
export class MemoryLog implements LogReader {
  readonly frames: Frame[] = [];
  first = 0;
  reads: [number, number][] = [];
  bodyReads: [number, number][] = [];
  /** Payloads of rows that hold but a head of it. */
  readonly wholes = new Map<number, Uint8Array>();
  /** While set, reads wait for it. */
  gate: Promise<void> | undefined;
  /** The same for parts of payloads. */
  bodyGate: Promise<void> | undefined;
  readonly scanner = fakeScanner(this);
  private readonly listeners = new Set<(announcement: LogAnnouncement) => void>();

  constructor(rows = 0) {
    this.add(rows);
  }

  /** Adds rows without a word. */
  add(rows: number, make: (index: number) => Frame = (index) => textFrame(index)): void {
    for (let at = 0; at < rows; at += 1) this.frames.push(make(this.frames.length));
  }

  get record(): SessionRecord {
    return { ...RECORD, firstIndex: this.first, nextIndex: this.frames.length };
  }

  announce(): void {
    for (const listener of this.listeners) listener({ type: 'tail', sessions: [this.record] });
  }

  async sessions() {
    return [this.record];
  }

  async detail() {
    return undefined;
  }

  async rows(_session: number, from: number, to: number): Promise<Frame[]> {
    this.reads.push([from, to]);
    await this.gate;
    return this.frames.slice(Math.max(from, this.first), Math.max(to, this.first));
  }

  async body(_session: number, index: number, from: number, to: number): Promise<Uint8Array> {
    this.bodyReads.push([from, to]);
    await this.bodyGate;
    return (this.wholes.get(index) ?? this.frames[index]!.payload).slice(from, to);
  }

  async summaries(sessionId: number, from: number) {
    return summarize(sessionId, this.frames.slice(Math.max(from, this.first)));
  }

  async indexAt(_session: number, time: number): Promise<number> {
    const at = this.frames.findIndex((frame) => frame.index >= this.first && frame.time >= time);
    return at < 0 ? this.frames.length : at;
  }

  subscribe(listener: (announcement: LogAnnouncement) => void) {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  close(): void {}
}

const RECORD: Omit<SessionRecord, 'firstIndex' | 'nextIndex'> = {
  id: 1,
  url: 'wss://example.com/dev',
  name: 'example.com/dev',
  profileId: 'p',
  profileName: 'staging',
  accessKeyId: 'ASIA…MPLE',
  service: 'execute-api',
  subprotocols: [],
  state: 'open',
  createdAt: 0,
  buffered: 0,
  sent: { frames: 0, bytes: 0 },
  received: { frames: 0, bytes: 0 },
};

/** A pace whose frames are painted when the test says so. */
export class ManualPace implements Pace {
  now = 0;
  private waiting: (() => void)[] = [];

  schedule = (paint: () => void) => {
    this.waiting.push(paint);
  };

  clock = () => this.now;

  /** One animation frame. */
  frame(): number {
    this.now += 16;
    const due = this.waiting;
    this.waiting = [];
    for (const paint of due) paint();
    return due.length;
  }

  /** Frames, each after all promises had their turn, until nothing asks for one. */
  async settle(): Promise<void> {
    for (let at = 0; at < 50; at += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      if (this.frame() === 0) return;
    }
  }
}
