import { batch, computed, effect, signal } from '@preact/signals';
import type { Exchange } from '#core/conversation/Exchanges.ts';
import { groupRoutes, noFigures, type RouteFigures } from '#core/conversation/groupRoutes.ts';
import type { PairingRules } from '#core/conversation/readTurn.ts';
import type { LogReader } from '#log/contract.ts';
import { type FramesModel, ROW_HEIGHT } from '../frames/FramesModel.ts';
import type { SessionLens } from '../frames/lens/SessionLens.ts';
import { Scroller } from '../frames/Scroller.ts';
import { ConversationFeed, type FeedDeps } from './ConversationFeed.ts';
import { PairPreviews } from './PairPreviews.ts';

/** So many rows are paired at first, the newest: some seconds of work. */
export const ROWS_AT_FIRST = 200_000;
/** The picture is made anew this often at most, ms. */
const REFRESH_MS = 250;
/** What it takes to make it is this share of the time, at most: of many exchanges it takes longer. */
const REFRESH_SHARE = 1 / 10;

/** One half of an exchange. */
export type Side = 'request' | 'response';

/** A consistent picture of the conversation. */
export interface Picture {
  /** Numbers of the exchanges that are listed, in order. */
  numbers: Uint32Array;
  routes: readonly RouteFigures[];
  total: RouteFigures;
}

export interface ConversationDeps extends Pick<FeedDeps, 'clock' | 'breathe'> {
  log: LogReader;
  sessionId: number;
  frames: FramesModel;
  lens: SessionLens;
  rules: PairingRules;
  /** Calls back once after `ms`; returns the way to cancel. */
  later(callback: () => void, ms: number): () => void;
  /** Nothing more will come. */
  isOver(): boolean;
}

const NOTHING: RouteFigures = noFigures();

/** What the conversation of one session shows: which exchanges, figures per route, what is selected. */
export class ConversationModel {
  readonly picture = signal<Picture>({ numbers: new Uint32Array(), routes: [], total: NOTHING });
  /** Only exchanges of this name are listed. */
  readonly route = signal<string | undefined>(undefined);
  readonly selected = signal<{ number: number; side: Side } | undefined>(undefined);
  readonly scroller = new Scroller(ROW_HEIGHT);
  readonly previews: PairPreviews;
  readonly feed: ConversationFeed;
  /** Share of the rows that has been paired, 0 to 1; undefined when all have. */
  readonly progress = computed(() => {
    const { next } = this.bounds.value;
    const at = this.feed.at.value;
    return at >= next ? undefined : (at - this.from) / Math.max(1, next - this.from);
  });
  /** Out of sight it rests: what comes meanwhile is paired when it is looked at again. */
  readonly shown = signal(false);
  /** The list stood at its end when the picture was made. */
  atEnd = true;
  private readonly bounds = signal({ first: 0, next: 0 });
  private cancel: (() => void) | undefined;
  /** Milliseconds. */
  private refreshTook = 0;
  private readonly stops: (() => void)[];

  constructor(
    private readonly deps: ConversationDeps,
    /** The first row that is paired. */
    readonly from: number,
  ) {
    const { log, sessionId, lens, rules, clock, breathe, frames } = deps;
    this.previews = new PairPreviews(log, sessionId);
    this.feed = new ConversationFeed({
      log,
      sessionId,
      context: (frame) => lens.context(frame),
      rules,
      from,
      clock,
      breathe,
      onChange: () => this.refreshSoon(),
    });
    const { source } = frames;
    this.stops = [
      effect(() => {
        if (!this.shown.value) return;
        const bounds = source.frozen.value ?? source.live.value;
        this.bounds.value = bounds;
        this.feed.follow(bounds.first, bounds.next);
        this.refreshSoon();
      }),
      effect(() => {
        if (!this.shown.value) return;
        // What the filter lets through, as it is found.
        void source.search.value?.down.value;
        void source.search.value?.state.value;
        void frames.painter.painted.value.count;
        this.refreshSoon();
      }),
    ];
  }

  /** Earlier rows are stored and not paired. */
  get isCut(): boolean {
    return this.from > this.bounds.value.first;
  }

  get isFiltered(): boolean {
    return this.deps.frames.source.search.value !== undefined;
  }

  /** Lists one route's exchanges only; undefined lists all. */
  chooseRoute(name: string | undefined): void {
    this.route.value = name;
    this.atEnd = true;
    this.refresh();
  }

  exchange(number: number): Exchange | undefined {
    return this.feed.pairing.exchanges.at(number);
  }

  /** Selects one half of the exchange at a position of the list; opens it where a detail is open. */
  select(position: number, side: Side, open: boolean): void {
    const { numbers } = this.picture.peek();
    if (numbers.length === 0) return;
    const at = Math.min(Math.max(0, position), numbers.length - 1);
    const number = numbers[at]!;
    const exchange = this.exchange(number);
    if (exchange === undefined) return;
    const half = exchange.response === undefined ? 'request' : side;
    this.selected.value = { number, side: half };
    this.reveal(at);
    const { frames } = this.deps;
    if (open || frames.opened.peek() !== undefined) {
      void frames.show(half === 'request' ? exchange.request : exchange.response!);
    }
  }

  /** Compares request and answer of the selected exchange. */
  async compareSelected(): Promise<void> {
    const exchange = this.exchange(this.selected.peek()?.number ?? -1);
    if (exchange?.response === undefined) return;
    const { frames } = this.deps;
    await frames.show(exchange.request);
    if (frames.opened.peek()?.index !== exchange.request) return;
    frames.mark(frames.opened.peek());
    await frames.show(exchange.response);
  }

  /** Ends the comparison, else closes the detail, else forgets the selection; false where there is none of them. */
  leave(): boolean {
    const { frames } = this.deps;
    if (frames.marked.peek() !== undefined) frames.mark(undefined);
    else if (frames.opened.peek() !== undefined) frames.close(false);
    else if (this.selected.peek() !== undefined) this.selected.value = undefined;
    else return false;
    return true;
  }

  /** Position of the selected exchange in the list; -1 where it is not in it. */
  selectedPosition(): number {
    return this.positionOf(this.selected.peek()?.number);
  }

  positionOf(number: number | undefined): number {
    return number === undefined ? -1 : this.picture.peek().numbers.indexOf(number);
  }

  dispose(): void {
    this.feed.dispose();
    this.cancel?.();
    for (const stop of this.stops) stop();
  }

  private reveal(position: number): void {
    const { numbers } = this.picture.peek();
    const top = this.scroller.top.peek();
    const start = position * ROW_HEIGHT;
    const end = start + ROW_HEIGHT - this.scroller.viewport.peek();
    if (start < top) this.scroller.place(numbers.length, start);
    else if (end > top) this.scroller.place(numbers.length, end);
  }

  private refreshSoon(): void {
    if (this.cancel !== undefined) return;
    this.cancel = this.deps.later(
      () => {
        this.cancel = undefined;
        this.refresh();
      },
      Math.max(REFRESH_MS, this.refreshTook / REFRESH_SHARE),
    );
  }

  private refresh(): void {
    const { frames, isOver, clock } = this.deps;
    const began = clock();
    const { exchanges, alone } = this.feed.pairing;
    const hits = frames.source.search.peek()?.hits;
    const passes =
      hits &&
      ((request: number, response: number | undefined) =>
        hits.has(request) || (response !== undefined && hits.has(response)));
    const until = isOver() ? Number.POSITIVE_INFINITY : this.feed.lastTime;
    const figures = groupRoutes(exchanges, { until, alone, ...(passes && { passes }) });
    const name = this.route.peek();
    const route = name === undefined ? undefined : exchanges.names.indexOf(name);
    const numbers = new Uint32Array(exchanges.count);
    let count = 0;
    exchanges.each((number, row) => {
      if (route !== undefined && row.name !== route) return;
      if (passes?.(row.request, row.response) === false) return;
      numbers[count] = number;
      count += 1;
    });
    batch(() => {
      this.atEnd ||= this.scroller.atEnd;
      this.picture.value = { numbers: numbers.subarray(0, count), ...figures };
    });
    this.refreshTook = clock() - began;
  }
}
