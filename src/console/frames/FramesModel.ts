import { batch, computed, signal } from '@preact/signals';
import type { Frame } from '#core/frame.ts';
import type { SessionRecord } from '#core/session.ts';
import type { LogReader } from '#log/contract.ts';
import type { HitList } from './HitList.ts';
import { RowCache } from './RowCache.ts';
import { readRows } from './readRows.ts';
import { maxTop, revealTop, rowWindow } from './rowWindow.ts';
import { Scroller } from './Scroller.ts';

/** Must equal `--row` of tokens.css. */
export const ROW_HEIGHT = 22;
const OVERSCAN = 6;
/** Rows read along on each side, so that the next small steps find them in the cache. */
const AHEAD = 64;

/** A consistent picture: these rows of a view of that length. */
export interface Painted {
  /** Rows of the filtered view. */
  count: number;
  /** Position of the first row painted. */
  from: number;
  /** Undefined where the log no longer holds the row. */
  frames: readonly (Frame | undefined)[];
  /** Where the view stood when these rows were asked for, px. */
  top: number;
}

interface Want {
  count: number;
  shift: number;
  from: number;
  to: number;
  top: number;
}

export interface FramesModelDeps {
  log: LogReader;
  sessionId: number;
  /** requestAnimationFrame in the product. */
  schedule(paint: () => void): void;
}

/**
 * What the frames view shows of one session. Everything that changes only asks for a paint; one
 * animation frame later the wanted rows are painted from the cache, or read, with one read under
 * way at most, and painted together with the row count that they were read for. So nothing
 * flickers, and a slow read makes the picture late, never wrong.
 */
export class FramesModel {
  readonly painted = signal<Painted>({ count: 0, from: 0, frames: [], top: 0 });
  readonly following = signal(true);
  readonly active = signal<number | undefined>(undefined);
  readonly opened = signal<Frame | undefined>(undefined);
  /** Rows from `first` to `next` are stored now. */
  readonly live = signal({ first: 0, next: 0 });
  /** What `live` was when Pause was pressed. */
  readonly frozen = signal<{ first: number; next: number } | undefined>(undefined);
  readonly paused = computed(() => this.frozen.value !== undefined);
  readonly heldBack = computed(
    () => this.live.value.next - (this.frozen.value?.next ?? this.live.value.next),
  );
  /** Rows that came below the visible ones since following stopped. */
  readonly unseen = signal(0);
  readonly scroller: Scroller;

  private hits: HitList | undefined;
  private readonly cache = new RowCache();
  private readonly deps: FramesModelDeps;
  private generation = 0;
  private scheduled = false;
  private reading = false;
  private disposed = false;
  private answer: { want: Want; frames: (Frame | undefined)[] } | undefined;
  private last: Want | undefined;
  private shift = 0;
  private detachedAt = 0;

  constructor(deps: FramesModelDeps) {
    this.deps = deps;
    this.scroller = new Scroller(ROW_HEIGHT, (up) => this.moved(up));
  }

  /** Takes the newest record; older ones (a slower channel) change nothing. */
  update(record: Pick<SessionRecord, 'firstIndex' | 'nextIndex'>): void {
    const live = this.live.value;
    const first = Math.max(live.first, record.firstIndex);
    const next = Math.max(live.next, record.nextIndex);
    if (first === live.first && next === live.next) return;
    this.live.value = { first, next };
    const frozen = this.frozen.value;
    if (frozen !== undefined && first > frozen.first) {
      this.frozen.value = { first: Math.min(first, frozen.next), next: frozen.next };
    }
    const active = this.active.value;
    if (active !== undefined && active < first) this.close(true);
    this.request();
  }

  setPaused(paused: boolean): void {
    this.frozen.value = paused ? this.live.value : undefined;
    this.request();
  }

  jumpToLatest(): void {
    this.following.value = true;
    this.request();
  }

  /** Selects a row by its position and makes it visible; opens it where a detail is open. */
  select(position: number, open = this.opened.value !== undefined): void {
    const count = this.count();
    if (count === 0) return;
    const at = Math.min(Math.max(0, position), count - 1);
    const index = this.indexAt(at);
    this.detachUnless(at === count - 1);
    batch(() => {
      this.active.value = index;
      this.scroller.place(count, revealTop(at, this.scroller.top.value, this.extent(count)));
    });
    if (open) void this.open();
    this.request();
  }

  /** Position of the selected row in the view; -1 where it is not in it. */
  activePosition(): number {
    const active = this.active.value;
    if (active === undefined) return -1;
    const at = this.positionOf(active);
    return at < this.count() && this.indexAt(at) === active ? at : -1;
  }

  /** Where the keyboard starts when the selected row is not in the view. */
  nearestPosition(): number {
    const active = this.active.value;
    if (active !== undefined) return Math.min(this.positionOf(active), this.count() - 1);
    if (this.following.value) return this.count() - 1;
    return Math.ceil(this.scroller.top.value / ROW_HEIGHT);
  }

  /** Shows the selected row in the detail pane. */
  async open(): Promise<void> {
    const index = this.active.value;
    if (index === undefined) return;
    const [frame] = await readRows(this.deps.log, this.deps.sessionId, [index], this.cache);
    if (this.active.value === index && !this.disposed) this.opened.value = frame;
  }

  /** Closes the detail pane, and with `all` forgets the selection too. */
  close(all: boolean): void {
    batch(() => {
      this.opened.value = undefined;
      if (all) this.active.value = undefined;
    });
  }

  dispose(): void {
    this.disposed = true;
    this.generation += 1;
  }

  /** Asks for a paint with the next animation frame. */
  request(): void {
    if (this.scheduled || this.disposed) return;
    this.scheduled = true;
    this.deps.schedule(() => {
      this.scheduled = false;
      if (!this.disposed) batch(() => this.paint());
    });
  }

  private bounds(): { first: number; next: number } {
    return this.frozen.value ?? this.live.value;
  }

  /** Rows of the view. */
  count(): number {
    if (this.hits !== undefined) return this.hits.count;
    const { first, next } = this.bounds();
    return next - first;
  }

  private indexAt(position: number): number {
    return this.hits === undefined ? this.bounds().first + position : this.hits.at(position)!;
  }

  private positionOf(index: number): number {
    if (this.hits !== undefined) return this.hits.positionOf(index);
    return Math.max(0, index - this.bounds().first);
  }

  private tail(): number {
    return this.hits === undefined ? this.bounds().next : this.hits.tail;
  }

  private extent(count: number) {
    return { ...this.scroller.extent, rows: count };
  }

  private detachUnless(follow: boolean): void {
    if (this.following.value && !follow) this.detachedAt = this.tail();
    this.following.value = follow;
  }

  private moved(up: boolean): void {
    this.detachUnless(!up && (this.following.value || this.scroller.atEnd));
    this.request();
  }

  private want(): Want {
    const count = this.count();
    const shift = this.hits === undefined ? -this.bounds().first : this.hits.shift;
    const extent = this.extent(count);
    const moved = this.scroller.top.value + (shift - this.shift) * ROW_HEIGHT;
    const end = maxTop(extent);
    const top = this.following.value ? end : Math.min(Math.max(0, moved), end);
    return { count, shift, top, ...rowWindow(top, extent, OVERSCAN) };
  }

  private paint(): void {
    this.unseen.value = this.following.value ? 0 : this.tail() - this.detachedAt;
    const want = this.want();
    const ready = this.cached(want);
    if (ready !== undefined) {
      this.show(want, ready);
      return;
    }
    const { answer } = this;
    this.answer = undefined;
    if (answer !== undefined) this.show(answer.want, answer.frames);
    if (!this.reading && !sameWant(want, this.last)) void this.read(want);
  }

  private cached(want: Want): Frame[] | undefined {
    const frames: Frame[] = [];
    for (let at = want.from; at < want.to; at += 1) {
      const frame = this.cache.get(this.indexAt(at));
      if (frame === undefined) return undefined;
      frames.push(frame);
    }
    return frames;
  }

  private async read(want: Want): Promise<void> {
    const { generation } = this;
    this.reading = true;
    const from = Math.max(0, want.from - AHEAD);
    const to = Math.min(want.count, want.to + AHEAD);
    const indices = Array.from({ length: to - from }, (_, offset) => this.indexAt(from + offset));
    try {
      const frames = await readRows(this.deps.log, this.deps.sessionId, indices, this.cache);
      if (generation !== this.generation) return;
      this.answer = { want, frames: frames.slice(want.from - from, want.to - from) };
    } finally {
      this.reading = false;
      this.request();
    }
  }

  /** Paints rows, at the place to which they have moved since they were asked for. */
  private show(want: Want, frames: (Frame | undefined)[]): void {
    const shift = this.hits === undefined ? -this.bounds().first : this.hits.shift;
    const moved = shift - want.shift;
    const count = Math.max(0, want.count + moved);
    const top = Math.max(0, want.top + moved * ROW_HEIGHT);
    const stays = this.scroller.top.value + (shift - this.shift) * ROW_HEIGHT;
    this.shift = shift;
    this.last = { ...want };
    this.scroller.place(count, this.following.value ? Number.MAX_SAFE_INTEGER : stays);
    this.painted.value = { count, from: want.from + moved, frames, top };
  }
}

function sameWant(a: Want, b: Want | undefined): boolean {
  return b !== undefined && a.count === b.count && a.shift === b.shift && a.from === b.from && a.to === b.to;
}
