import { signal } from '@preact/signals';
import { matches } from '#core/filter/matches.ts';
import { tooSlow } from '#core/filter/testRegex.ts';
import type { Filter } from '#core/filter/types.ts';
import type { Frame } from '#core/frame.ts';
import { toProblem } from '#core/problem.ts';
import type { LogReader } from '#log/contract.ts';
import { HitList } from './HitList.ts';
import type { Pace } from './pace.ts';

/** Longest stretch of testing before input and painting get their turn, ms. */
const SLICE_MS = 8;
/** Rows between two looks at the clock. */
const STRIDE = 32;
/** A batch may take this long, and longer the more there is to read. */
const BATCH_MS = 250;
const BYTES_PER_MS = 10_000;
const TAIL_ROWS = 1_024;

export interface SearchDeps {
  log: Pick<LogReader, 'rows' | 'scan'>;
  sessionId: number;
  filter: Filter;
  pace: Pace;
  /** Rows stored when the search begins; later ones come by `extend`. */
  first: number;
  next: number;
  /** Hits or the state have changed. */
  onChange(): void;
}

/**
 * One search: walks the past newest first, streaming its hits, and tests new rows as they come.
 * Yields to the event loop every few milliseconds. Stops for good at `abort`, or with a sentence
 * in `fault` when a regular expression takes too long.
 */
export class Search {
  readonly hits = new HitList();
  readonly state = signal<'searching' | 'done' | 'stopped'>('searching');
  readonly fault = signal<string | undefined>(undefined);
  private readonly deps: SearchDeps;
  private readonly stop = new AbortController();
  private first: number;
  private next: number;
  private tested: number;
  private extending = false;

  constructor(deps: SearchDeps) {
    this.deps = deps;
    this.first = deps.first;
    this.next = deps.next;
    this.tested = deps.next;
  }

  /** Walks the past; resolves when it is done, stopped or aborted. Never rejects. */
  async run(): Promise<void> {
    const { log, sessionId, next } = this.deps;
    try {
      for await (const batch of log.scan(sessionId, this.stop.signal)) {
        const wanted = batch.filter((frame) => frame.index < next);
        await this.test(wanted.reverse(), (index) => this.hits.prepend(index));
        if (this.stop.signal.aborted) return;
        this.deps.onChange();
      }
      if (this.state.value === 'searching') this.state.value = 'done';
    } catch (error) {
      this.fail(error);
    }
    this.deps.onChange();
  }

  /** The log has grown or lost its oldest rows. */
  extend(first: number, next: number): void {
    if (first > this.first) {
      this.first = first;
      this.hits.dropBelow(first);
    }
    this.next = Math.max(this.next, next);
    if (!this.extending && this.next > this.tested) void this.follow();
  }

  abort(): void {
    this.stop.abort();
  }

  private async follow(): Promise<void> {
    this.extending = true;
    try {
      while (this.tested < this.next && !this.over()) {
        const from = Math.max(this.tested, this.first);
        const to = Math.min(this.next, from + TAIL_ROWS);
        const rows = await this.deps.log.rows(this.deps.sessionId, from, to);
        await this.test(rows, (index) => this.hits.append(index));
        this.tested = to;
        this.deps.onChange();
      }
    } catch (error) {
      this.fail(error);
      this.deps.onChange();
    } finally {
      this.extending = false;
    }
  }

  private over(): boolean {
    return this.stop.signal.aborted || this.state.value === 'stopped';
  }

  private async test(frames: Frame[], keep: (index: number) => void): Promise<void> {
    const { filter, pace } = this.deps;
    let slice = pace.clock();
    let spent = 0;
    let bytes = 0;
    for (let at = 0; at < frames.length; at += 1) {
      const frame = frames[at]!;
      bytes += frame.payload.byteLength;
      if (frame.index >= this.first && matches(filter, frame, pace.clock)) keep(frame.index);
      // Large payloads weigh more than their number.
      if (at % STRIDE !== STRIDE - 1 && frame.payload.byteLength < 16_384) continue;
      const took = pace.clock() - slice;
      if (took < SLICE_MS) continue;
      spent += took;
      if (spent > BATCH_MS + bytes / BYTES_PER_MS) throw tooSlow();
      this.deps.onChange();
      await pace.breathe();
      if (this.over()) return;
      slice = pace.clock();
    }
  }

  private fail(error: unknown): void {
    if (this.stop.signal.aborted) return;
    const problem = toProblem(error);
    this.state.value = 'stopped';
    this.fault.value = problem.next === undefined ? problem.message : `${problem.message} ${problem.next}`;
    this.stop.abort();
  }
}
