import { computed, signal } from '@preact/signals';
import type { Filter } from '#core/filter/types.ts';
import { Problem } from '#core/problem.ts';
import type { LogReader } from '#log/contract.ts';
import type { LogScanner } from '#log/scanner/contract.ts';
import type { Pace } from './pace.ts';
import { Search } from './Search.ts';

/** The old rows stay this long while a new search has found nothing yet, ms. */
const HOLD_MS = 120;

/** Rows `first` (inclusive) to `next` (exclusive) of a session's log. */
export interface Bounds {
  first: number;
  next: number;
}

export interface FramesDeps {
  log: LogReader;
  scanner: LogScanner;
  sessionId: number;
  pace: Pace;
}

/**
 * Which frames the view lists, in which order: positions count from 0 in the view, indices are
 * the log's. Knows what is stored, what Pause holds back and what the filter lets through.
 */
export class FrameSource {
  readonly live = signal<Bounds>({ first: 0, next: 0 });
  /** What was stored when Pause was pressed. */
  readonly frozen = signal<Bounds | undefined>(undefined);
  readonly paused = computed(() => this.frozen.value !== undefined);
  readonly heldBack = computed(
    () => this.live.value.next - (this.frozen.value?.next ?? this.live.value.next),
  );
  /** Undefined where there is no filter. */
  readonly search = signal<Search | undefined>(undefined);
  private holdUntil = 0;

  constructor(
    private readonly deps: FramesDeps,
    private readonly onChange: () => void,
  ) {}

  /** Takes what a record says is stored; older records (a slower channel) change nothing. */
  grow(first: number, next: number): boolean {
    const live = this.live.peek();
    const grown = { first: Math.max(live.first, first), next: Math.max(live.next, next) };
    if (grown.first === live.first && grown.next === live.next) return false;
    this.live.value = grown;
    const frozen = this.frozen.peek();
    if (frozen !== undefined && grown.first > frozen.first) {
      this.frozen.value = { first: Math.min(grown.first, frozen.next), next: frozen.next };
    }
    this.extendSearch();
    return true;
  }

  setPaused(paused: boolean): void {
    this.frozen.value = paused ? this.live.peek() : undefined;
    this.extendSearch();
  }

  /** Starts a search, or with undefined ends it. */
  setFilter(filter: Filter | undefined): void {
    this.search.peek()?.abort();
    if (filter === undefined) {
      this.search.value = undefined;
      return;
    }
    const { scanner, sessionId } = this.deps;
    this.search.value = new Search({ scanner, sessionId, ...this.bounds, filter, onChange: this.onChange });
    this.holdUntil = this.deps.pace.clock() + HOLD_MS;
  }

  dispose(): void {
    this.search.peek()?.abort();
  }

  get bounds(): Bounds {
    return this.frozen.peek() ?? this.live.peek();
  }

  /** Rows of the view. */
  get count(): number {
    return this.hits === undefined ? this.bounds.next - this.bounds.first : this.hits.count;
  }

  /** Grows with rows put before all others, falls with those taken away there. */
  get shift(): number {
    return this.hits === undefined ? -this.bounds.first : this.hits.shift;
  }

  /** Grows with every row that comes after all others; never falls. */
  get tail(): number {
    return this.hits === undefined ? this.bounds.next : this.hits.tail;
  }

  /** True for the moment in which a new search has found nothing yet. */
  get holding(): boolean {
    const searching = this.search.peek()?.state.peek() === 'searching';
    return searching && this.count === 0 && this.deps.pace.clock() < this.holdUntil;
  }

  /** The index at a position that is within the view. */
  indexAt(position: number): number {
    return this.hits === undefined ? this.bounds.first + position : this.hits.at(position)!;
  }

  /** Position of the first row whose index is not smaller; `count` where there is none. */
  positionOf(index: number): number {
    if (this.hits !== undefined) return this.hits.positionOf(index);
    return Math.min(Math.max(0, index - this.bounds.first), this.count);
  }

  /**
   * Indices of all that the filter lets through, as soon as all that is stored has been searched;
   * the bounds where there is no filter. Problem: `export.filter`.
   */
  async allShown(): Promise<Bounds | Uint32Array> {
    const search = this.search.peek();
    if (search === undefined) return this.bounds;
    await search.reached(0);
    if (search.state.peek() === 'stopped') throw stopped(search.fault.peek());
    const { hits } = search;
    return Uint32Array.from({ length: hits.count }, (_, at) => hits.at(at)!);
  }

  private get hits() {
    return this.search.peek()?.hits;
  }

  private extendSearch(): void {
    const { first, next } = this.bounds;
    this.search.peek()?.extend(first, next);
  }
}

const stopped = (why: string | undefined): Problem =>
  new Problem(
    'export.filter',
    `The filter was ${why === undefined ? 'changed' : 'stopped'} before it had searched all rows, so nothing was saved.`,
    why,
  );
