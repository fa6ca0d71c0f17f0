import { signal } from '@preact/signals';
import type { SessionRecord } from '#core/session.ts';
import type { LogReader } from '#log/contract.ts';
import { isLive } from '../store/derive.ts';
import type { Buckets } from './Buckets.ts';
import { SummaryReader } from './SummaryReader.ts';
import { type Span, stepOf } from './scale.ts';

/** The picture is drawn anew this often at the most, and this often while nothing comes, ms. */
const EVERY = 200;
const IDLE_EVERY = 1_000;
/** The first picture waits so long, so that the last rows of a long log are seen before it, ms. */
const ROWS_FIRST = 60;
/** A bar is this wide at least, px. */
const BAR = 3;
/** What lasted less is drawn as if it had lasted so long, ms. */
const SHORTEST = 1_000;

export interface TimelineDeps {
  log: Pick<LogReader, 'summaries'>;
  sessionId: number;
  /** Epoch milliseconds. */
  now(): number;
  /** Calls back once after `ms`; returns the way to cancel. */
  later(callback: () => void, ms: number): () => void;
}

/** What is drawn. */
export interface Picture {
  span: Span;
  buckets: Buckets;
  /** Times without a connection. */
  gaps: Span[];
}

type Told = Pick<SessionRecord, 'state' | 'firstIndex' | 'nextIndex' | 'gaps' | 'endedAt'>;

/** When a session's traffic is read and drawn: as it comes, a few times a second, while it is seen. */
export class TimelineModel {
  readonly picture = signal<Picture | undefined>(undefined);
  readonly #reader: SummaryReader;
  #record: Told | undefined;
  #width = 0;
  #cancel: (() => void) | undefined;
  #drawnAt: number;
  #busy = false;
  #disposed = false;

  constructor(private readonly deps: TimelineDeps) {
    this.#reader = new SummaryReader(deps.log, deps.sessionId);
    this.#drawnAt = deps.now() - EVERY + ROWS_FIRST;
  }

  /** Takes the session's newest record. */
  update(record: Told): void {
    const old = this.#record;
    this.#record = record;
    const same =
      old?.nextIndex === record.nextIndex &&
      old.firstIndex === record.firstIndex &&
      old.state === record.state &&
      old.gaps === record.gaps;
    if (!same) this.#soon(EVERY);
  }

  /** Room for the bars, px; 0 while nobody sees them, and nothing is read. */
  resize(width: number): void {
    if (width === this.#width) return;
    this.#width = width;
    this.#soon(EVERY);
  }

  dispose(): void {
    this.#disposed = true;
    this.#cancel?.();
  }

  #soon(every: number): void {
    this.#cancel?.();
    if (this.#disposed || this.#busy || this.#width === 0 || !this.#record) return;
    const wait = this.#drawnAt + every - this.deps.now();
    if (wait <= 0) void this.#draw(this.#record);
    else this.#cancel = this.deps.later(() => this.#record && void this.#draw(this.#record), wait);
  }

  async #draw(record: Told): Promise<void> {
    this.#busy = true;
    // A log that cannot be read is told elsewhere; the picture stays as it was.
    await this.#reader.read(record.firstIndex, record.nextIndex).catch(() => undefined);
    this.#busy = false;
    this.#drawnAt = this.deps.now();
    if (this.#disposed) return;
    this.#paint(record);
    if (this.#record !== record) this.#soon(EVERY);
    else if (isLive(record)) this.#soon(IDLE_EVERY);
  }

  #paint(record: Told): void {
    const { firstTime, lastTime } = this.#reader;
    if (firstTime === undefined || lastTime === undefined || this.#width === 0) {
      this.picture.value = undefined;
      return;
    }
    const end = isLive(record) ? Math.max(lastTime, this.deps.now()) : lastTime;
    const span = { from: firstTime, to: Math.max(end, firstTime + SHORTEST) };
    const buckets = this.#reader.buckets(stepOf(((span.to - span.from) * BAR) / this.#width));
    const gaps = (record.gaps ?? []).map(({ from, to }) => ({ from, to: to ?? record.endedAt ?? span.to }));
    this.picture.value = { span, buckets, gaps: gaps.filter(({ to }) => to > span.from) };
  }
}
