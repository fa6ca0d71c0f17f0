import { batch, signal } from '@preact/signals';
import type { Filter } from '#core/filter/types.ts';
import type { Frame } from '#core/frame.ts';
import type { SessionRecord } from '#core/session.ts';
import { FrameSource, type FramesDeps } from './FrameSource.ts';
import { goTo } from './goto/goTo.ts';
import type { GoToPlace } from './goto/readPlace.ts';
import { Painter } from './Painter.ts';
import { revealTop } from './rowWindow.ts';
import { Scroller } from './Scroller.ts';

/** Must equal `--row` of tokens.css. */
export const ROW_HEIGHT = 22;

/** A row, and its distance from the upper edge of what is visible, px. */
interface Place {
  index: number;
  y: number;
}

/** What the frames view shows of one session: which rows, where it stands, what is selected. */
export class FramesModel {
  readonly following = signal(true);
  /** Index of the selected row. */
  readonly active = signal<number | undefined>(undefined);
  /** Index of the row that a choice of several began with; undefined where no more than one is chosen. */
  readonly anchor = signal<number | undefined>(undefined);
  /** The frame in the detail pane. */
  readonly opened = signal<Frame | undefined>(undefined);
  /** The frame that waits to be compared with another. */
  readonly marked = signal<Frame | undefined>(undefined);
  /** Rows that came below the visible ones since following stopped. */
  readonly unseen = signal(0);
  readonly source: FrameSource;
  readonly scroller: Scroller;
  readonly painter: Painter;
  private readonly deps: FramesDeps;
  private detachedAt = 0;
  /** What was in the middle before the first filter; undefined where the newest were followed. */
  private unfiltered: Place | undefined;
  private disposed = false;

  constructor(deps: FramesDeps) {
    this.deps = deps;
    this.scroller = new Scroller(ROW_HEIGHT, (up) => this.moved(up));
    this.source = new FrameSource(deps, () => this.painter.request());
    this.painter = new Painter(
      deps,
      this.source,
      this.scroller,
      () => this.countUnseen(),
      () => this.following.peek(),
    );
  }

  /** Takes the session's newest record. */
  update(record: Pick<SessionRecord, 'firstIndex' | 'nextIndex'>): void {
    const isFirst = this.source.live.peek().next === 0;
    if (!this.source.grow(record.firstIndex, record.nextIndex)) return;
    const active = this.active.peek();
    const { first } = this.source.live.peek();
    if (active !== undefined && active < first) this.close(true);
    if ((this.anchor.peek() ?? first) < first) this.anchor.value = first;
    if ((this.marked.peek()?.index ?? first) < first) this.mark(undefined);
    if (isFirst) this.painter.begin();
    else this.painter.request();
  }

  setPaused(paused: boolean): void {
    this.source.setPaused(paused);
    this.painter.requestNow();
  }

  /** Shows only what passes; undefined shows all, around the selected row or else where one was. */
  setFilter(filter: Filter | undefined): void {
    const middle = this.middleRow();
    if (this.source.search.peek() === undefined) this.unfiltered = middle;
    this.source.setFilter(filter);
    this.painter.restart();
    const active = this.active.peek();
    const back = active === undefined ? (middle ?? this.unfiltered) : { index: active, y: this.centreY };
    if (filter === undefined && back !== undefined) this.putAt(back);
    else this.follow(true);
    this.painter.requestNow();
  }

  jumpToLatest(): void {
    this.follow(true);
    this.painter.requestNow();
  }

  /** Selects and opens a row that is on the screen. */
  pick(index: number): void {
    this.select(this.source.positionOf(index), true);
  }

  /** Selects a row by its position and makes it visible; opens it where a detail is open. */
  select(position: number, open = this.opened.peek() !== undefined): void {
    const { count } = this.source;
    if (count === 0) return;
    const at = Math.min(Math.max(0, position), count - 1);
    this.follow(at === count - 1);
    batch(() => {
      this.anchor.value = undefined;
      this.active.value = this.source.indexAt(at);
      this.painter.catchUp();
      const extent = { ...this.scroller.extent, rows: count };
      this.scroller.place(count, revealTop(at, this.scroller.top.peek(), extent));
    });
    if (open) void this.open();
    this.painter.requestNow();
  }

  /** Chooses all rows from where the choice began to a position, which becomes the selected one. */
  extendTo(position: number): void {
    const anchor = this.anchor.peek() ?? this.active.peek();
    batch(() => {
      this.select(position);
      this.anchor.value = anchor === this.active.peek() ? undefined : anchor;
    });
  }

  /** Indices of the first and the last row that are chosen. */
  get chosen(): { first: number; last: number } | undefined {
    const active = this.active.value;
    const other = this.anchor.value ?? active;
    if (active === undefined || other === undefined) return undefined;
    return { first: Math.min(active, other), last: Math.max(active, other) };
  }

  /** Indices of the rows of the view that are chosen, in order, the first `most` of them. */
  chosenRows(most: number): number[] {
    const { chosen } = this;
    if (!chosen) return [];
    const from = this.source.positionOf(chosen.first);
    const rows: number[] = [];
    for (let at = from; at < this.source.count && rows.length < most; at++) {
      const index = this.source.indexAt(at);
      if (index === undefined || index > chosen.last) break;
      rows.push(index);
    }
    return rows;
  }

  /** Reads rows from one index to another (exclusive); of a large payload its beginning only. */
  readRows(from: number, to: number): Promise<Frame[]> {
    return this.deps.log.rows(this.deps.sessionId, from, to);
  }

  /** Selects a place and centres it. Returns a sentence where that cannot be. */
  async goTo(place: GoToPlace): Promise<string | undefined> {
    const { log, sessionId } = this.deps;
    const found = await goTo(place, this.source, (time) => log.indexAt(sessionId, time));
    if (found === undefined || this.disposed) return undefined;
    if ('fault' in found) return found.fault;
    this.select(this.source.positionOf(found.index));
    this.putAt({ index: found.index, y: this.centreY });
    return undefined;
  }

  /** Position of the selected row in the view; -1 where it is not in it. */
  activePosition(): number {
    const active = this.active.peek();
    if (active === undefined) return -1;
    const at = this.source.positionOf(active);
    return at < this.source.count && this.source.indexAt(at) === active ? at : -1;
  }

  /** Where the keyboard starts when the selected row is not in the view. */
  nearestPosition(): number {
    const active = this.active.peek();
    const last = this.source.count - 1;
    if (active !== undefined) return Math.min(this.source.positionOf(active), last);
    if (this.following.peek()) return last;
    return Math.min(Math.ceil(this.scroller.top.peek() / ROW_HEIGHT), last);
  }

  /** Selects a row and opens it, whether it is in the list or not; the list stays where it is. */
  async show(index: number): Promise<void> {
    this.follow(false);
    this.anchor.value = undefined;
    this.active.value = index;
    await this.open();
  }

  /** Shows the selected row in the detail pane. */
  async open(): Promise<void> {
    const index = this.active.peek();
    if (index === undefined) return;
    const { log, sessionId } = this.deps;
    // Not from the cache, which holds but the beginnings of payloads.
    const [frame] = await log.rows(sessionId, index, index + 1).catch(() => []);
    if (this.active.peek() === index && !this.disposed) this.opened.value = frame;
  }

  /** Frames that are opened from now on are compared with this one; undefined ends it. */
  mark(frame: Frame | undefined): void {
    this.marked.value = frame;
  }

  /** Opens the selected row, to be compared with those opened after it. */
  async markActive(): Promise<void> {
    await this.open();
    if (this.opened.peek()?.index === this.active.peek()) this.mark(this.opened.peek());
  }

  /** Puts the marked and the opened frame in each other's place. */
  swapCompared(): void {
    const [marked, opened] = [this.marked.peek(), this.opened.peek()];
    if (marked === undefined || opened === undefined) return;
    batch(() => {
      this.marked.value = opened;
      this.opened.value = marked;
      this.active.value = marked.index;
    });
  }

  /** Reads bytes `from` (inclusive) to `to` (exclusive) of a row's payload. */
  readBody(index: number, from: number, to: number): Promise<Uint8Array> {
    return this.deps.log.body(this.deps.sessionId, index, from, to);
  }

  /** Closes the detail pane, and with `all` forgets the selection too. */
  close(all: boolean): void {
    batch(() => {
      this.opened.value = undefined;
      if (!all) return;
      this.active.value = undefined;
      this.anchor.value = undefined;
    });
  }

  dispose(): void {
    this.disposed = true;
    this.painter.dispose();
    this.source.dispose();
  }

  private follow(on: boolean): void {
    if (this.following.peek() && !on) this.detachedAt = this.source.tail;
    this.following.value = on;
  }

  private moved(up: boolean): void {
    this.follow(!up && (this.following.peek() || this.scroller.atEnd));
    this.painter.request();
  }

  private countUnseen(): void {
    this.unseen.value = this.following.peek() ? 0 : Math.max(0, this.source.tail - this.detachedAt);
  }

  /** The row in the middle of the picture; undefined while the newest are followed. */
  private middleRow(): Place | undefined {
    if (this.following.peek()) return undefined;
    const { from, frames, top } = this.painter.painted.peek();
    const middle = Math.floor((top + this.scroller.viewport.peek() / 2) / ROW_HEIGHT) - from;
    const at = Math.min(middle, frames.length - 1);
    const index = frames[at]?.index;
    return index === undefined ? undefined : { index, y: (from + at) * ROW_HEIGHT - top };
  }

  private get centreY(): number {
    return (this.scroller.viewport.peek() - ROW_HEIGHT) / 2;
  }

  /** Stops following and shows a row, or the next one that the view has, so far below the upper edge. */
  private putAt({ index, y }: Place): void {
    this.follow(false);
    this.painter.catchUp();
    this.scroller.place(this.source.count, this.source.positionOf(index) * ROW_HEIGHT - y);
  }
}
