import { signal } from '@preact/signals';
import { isOpenText } from '#core/connectionTexts.ts';
import { Pairing } from '#core/conversation/Pairing.ts';
import { LARGEST_DECODED, type PairingRules, readTurn } from '#core/conversation/readTurn.ts';
import type { DecodeContext } from '#core/decode/contract.ts';
import type { Frame } from '#core/frame.ts';
import type { LogReader } from '#log/contract.ts';

/** Rows read at a time. */
const CHUNK = 256;
/** Longest stretch of work before the page gets its turn, ms. */
const SLICE_MS = 8;
const decoder = new TextDecoder();

export interface FeedDeps {
  log: Pick<LogReader, 'rows'>;
  sessionId: number;
  /** How a frame is decoded. */
  context(frame: Frame): DecodeContext;
  rules: PairingRules;
  /** The first row to be paired. */
  from: number;
  /** Milliseconds from any fixed point. */
  clock(): number;
  /** Lets other events have their turn. */
  breathe(): Promise<void>;
  /** More has been paired. */
  onChange(): void;
}

/** Rows `from` to `to` (exclusive), on their way; undefined where they cannot be read. */
interface Reading {
  from: number;
  to: number;
  reading: Promise<Frame[] | undefined>;
}

/** Reads a session's rows in their order, and the new ones as they come, and pairs them; in slices, so that the page goes on. */
export class ConversationFeed {
  readonly pairing: Pairing;
  /** The first row that has not been paired yet. */
  readonly at = signal(0);
  /** Epoch milliseconds of the last row read. */
  lastTime = 0;
  /** The log could not be read; the next row tries again. */
  readonly failed = signal(false);
  private next = 0;
  private working = false;
  private disposed = false;

  constructor(private readonly deps: FeedDeps) {
    this.pairing = new Pairing({ byPath: deps.rules.path !== undefined });
    this.at.value = deps.from;
  }

  /** Rows `first` to `next` (exclusive) are stored. */
  follow(first: number, next: number): void {
    this.next = next;
    this.pairing.dropBelow(first);
    if (this.at.peek() < first) this.at.value = first;
    if (this.working || this.disposed || this.at.peek() >= next) return;
    this.working = true;
    void this.work().finally(() => {
      this.working = false;
    });
  }

  dispose(): void {
    this.disposed = true;
  }

  private async work(): Promise<void> {
    const { clock, breathe, onChange } = this.deps;
    let began = clock();
    let ahead: Reading | undefined;
    while (this.at.peek() < this.next && !this.disposed) {
      const from = this.at.peek();
      const { to, reading } = ahead?.from === from ? ahead : this.read(from);
      const rows = await reading;
      if (this.disposed) return;
      this.failed.value = rows === undefined;
      if (rows === undefined) return;
      // The log reads on while these are paired.
      ahead = to < this.next ? this.read(to) : undefined;
      for (const row of rows) {
        // What was cleared meanwhile is left out.
        if (row.index >= this.at.peek()) this.take(row);
        if (clock() - began < SLICE_MS) continue;
        await breathe();
        if (this.disposed) return;
        began = clock();
      }
      this.at.value = Math.max(this.at.peek(), to);
      onChange();
    }
  }

  private read(from: number): Reading {
    const { log, sessionId } = this.deps;
    const to = Math.min(this.next, from + CHUNK);
    return { from, to, reading: log.rows(sessionId, from, to, LARGEST_DECODED).catch(() => undefined) };
  }

  private take(row: Frame): void {
    const { context, rules } = this.deps;
    this.lastTime = row.time;
    if (row.direction === 'event') {
      if (isOpenText(decoder.decode(row.payload.subarray(0, 64)))) this.pairing.cut();
      return;
    }
    const turn = readTurn(row, context(row), rules);
    if (turn !== undefined) this.pairing.take(turn);
  }
}
