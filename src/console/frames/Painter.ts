import { batch, signal } from '@preact/signals';
import type { Frame } from '#core/frame.ts';
import type { FrameSource, FramesDeps } from './FrameSource.ts';
import { RowCache } from './RowCache.ts';
import { readRows } from './readRows.ts';
import { rowsAhead, rowsAround } from './rowsAround.ts';
import { maxTop, rowWindow } from './rowWindow.ts';
import type { Scroller } from './Scroller.ts';

const OVERSCAN = 6;
/** While following, with more rows coming than fit the screen, they are read this often, ms: no eye sees more. */
const FLOOD_MS = 100;

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

/**
 * Brings rows to the screen. Every change only asks for a paint; with the next animation frame
 * the wanted rows are painted from the cache, or read, with one read under way at most, and
 * painted together with the row count that they were read for. So nothing flickers, and a slow
 * read makes the picture late, never wrong.
 */
export class Painter {
  readonly painted = signal<Painted>({ count: 0, from: 0, frames: [], top: 0 });
  readonly cache = new RowCache();
  private generation = 0;
  private scheduled = false;
  private reading = false;
  private disposed = false;
  private answer: { want: Want; frames: (Frame | undefined)[] } | undefined;
  private last: Want | undefined;
  /** When the last read began, and the source's tail then. */
  private readAt = Number.NEGATIVE_INFINITY;
  private readTail = 0;
  /** How many rows to read along on each side. */
  private ahead = 0;
  /** The source's shift that the scroller's top belongs to. */
  private shift = 0;

  constructor(
    private readonly deps: FramesDeps,
    private readonly source: FrameSource,
    private readonly scroller: Scroller,
    private readonly beforePaint: () => void,
    private readonly isFollowing: () => boolean,
  ) {}

  /** Reads the first rows at once: nothing is painted yet that would have to wait for its frame. */
  begin(): void {
    if (!this.disposed) batch(() => this.paint());
  }

  /** Asks for a paint with the next animation frame. */
  request(): void {
    if (this.scheduled || this.disposed) return;
    this.scheduled = true;
    this.deps.pace.schedule(() => {
      this.scheduled = false;
      if (!this.disposed) batch(() => this.paint());
    });
  }

  /** The same for what the person has asked for, which no flood holds up. */
  requestNow(): void {
    this.readAt = Number.NEGATIVE_INFINITY;
    this.request();
  }

  /** The source lists other rows now: answers still under way are not for it. */
  restart(): void {
    this.generation += 1;
    this.answer = undefined;
    this.last = undefined;
    this.readAt = Number.NEGATIVE_INFINITY;
    this.shift = this.source.shift;
  }

  /** Brings the scroller to where rows stand in the source now; what is painted stays. */
  catchUp(): void {
    const { count, shift } = this.source;
    const top = this.scroller.top.peek() + (shift - this.shift) * this.scroller.rowHeight;
    this.shift = shift;
    this.scroller.place(count, top);
  }

  dispose(): void {
    this.disposed = true;
    this.generation += 1;
  }

  private paint(): void {
    this.beforePaint();
    if (this.source.holding) {
      // Nobody tells when the moment is over.
      this.request();
      return;
    }
    const want = this.want();
    const ready = this.cached(want);
    if (ready !== undefined) {
      this.answer = undefined;
      this.show(want, ready);
      return;
    }
    const { answer } = this;
    this.answer = undefined;
    if (answer !== undefined) this.show(answer.want, answer.frames);
    if (this.reading || sameWant(want, this.last)) return;
    if (this.isFlooded(want)) this.request();
    else void this.read(want);
  }

  private isFlooded(want: Want): boolean {
    const come = this.source.tail - this.readTail;
    const due = this.readAt + FLOOD_MS;
    return this.isFollowing() && come > want.to - want.from && this.deps.pace.clock() < due;
  }

  private want(): Want {
    const { count, shift } = this.source;
    const extent = { ...this.scroller.extent, rows: count };
    const moved = this.scroller.top.peek() + (shift - this.shift) * extent.rowHeight;
    const end = maxTop(extent);
    const top = this.isFollowing() ? end : Math.min(Math.max(0, moved), end);
    return { count, shift, top, ...rowWindow(top, extent, OVERSCAN) };
  }

  private cached(want: Want): Frame[] | undefined {
    const frames: Frame[] = [];
    for (let at = want.from; at < want.to; at += 1) {
      const frame = this.cache.get(this.source.indexAt(at));
      if (frame === undefined) return undefined;
      frames.push(frame);
    }
    return frames;
  }

  private async read(want: Want): Promise<void> {
    const { generation } = this;
    this.reading = true;
    this.readAt = this.deps.pace.clock();
    this.readTail = this.source.tail;
    const most = this.isFollowing() ? 0 : this.ahead;
    const { from, to } = rowsAround(want, most, (position) => this.source.indexAt(position));
    const indices = Array.from({ length: to - from }, (_, offset) => this.source.indexAt(from + offset));
    try {
      const frames = await readRows(this.deps.log, this.deps.sessionId, indices, this.cache);
      this.ahead = rowsAhead(frames);
      if (generation !== this.generation) return;
      this.answer = { want, frames: frames.slice(want.from - from, want.to - from) };
    } catch {
      // The log is gone or busy; the next announcement or scroll step asks again.
    } finally {
      this.reading = false;
      if (generation !== this.generation || this.answer !== undefined) this.request();
    }
  }

  /** Paints rows, at the place to which they have moved since they were asked for. */
  private show(want: Want, frames: (Frame | undefined)[]): void {
    const { rowHeight } = this.scroller;
    const { shift } = this.source;
    const moved = shift - want.shift;
    const count = Math.max(0, want.count + moved);
    const stays = this.scroller.top.peek() + (shift - this.shift) * rowHeight;
    this.shift = shift;
    this.last = want;
    this.scroller.place(count, this.isFollowing() ? Number.MAX_SAFE_INTEGER : stays);
    // Rows whose place is gone (cleared meanwhile) are left out.
    const gone = Math.max(0, -(want.from + moved));
    this.painted.value = {
      count,
      from: want.from + moved + gone,
      frames: frames.slice(gone),
      top: Math.max(0, want.top + moved * rowHeight),
    };
  }
}

function sameWant(a: Want, b: Want | undefined): boolean {
  return b !== undefined && a.count === b.count && a.shift === b.shift && a.from === b.from && a.to === b.to;
}
