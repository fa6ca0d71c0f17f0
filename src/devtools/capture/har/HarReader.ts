import type { InspectedPage } from '../contract.ts';
import type { SocketFacts, TrackedSocket } from '../TrackedSocket.ts';
import { HarSockets } from './HarSockets.ts';
import { type HarSocket, pageBegan, readEntry, readHar } from './readEntry.ts';

export interface HarDeps {
  page: InspectedPage;
  now(): number;
  later(callback: () => void, ms: number): () => void;
  track(facts: SocketFacts): TrackedSocket;
  /** The sockets that the hook told of, ended ones too. */
  hooked(): TrackedSocket[];
  /** Address of the page, without query and fragment. */
  pageUrl(): string;
  /** Whether the hook has been there since before the page's first script. */
  complete(): boolean;
  flush(): Promise<void>;
}

/**
 * Each call copies all that the browser recorded, so it is made at most so often: never sooner than
 * after twenty times of what the last one took (5 % of the browser's DevTools at most), or fifty.
 */
const EVERY = 1_000;
const TIMES_ITS_COST = 20;
/** While nothing is waited for: each socket has its headers, and none is told by the record alone. */
const TIMES_WHEN_CALM = 50;
/**
 * What takes longer than this holds up the panel for as long as a person sees it (90,000 messages come to
 * 740 ms): then it is asked so seldom while nothing is waited for. The end of each socket is told anyway.
 */
const HEAVY = 150;
const TIMES_WHEN_HEAVY = 300;

/**
 * While somebody listens for finished requests, Firefox keeps each frame of the page in the browser's
 * main process: at 20,000 a second its windows stood still for 87 s (measured). So nobody does while the
 * hook tells of more than so many events a second, and again once it was calmer for so many milliseconds.
 */
const FLOOD = 500;
const CALM = 3_000;
/** Counted over so many milliseconds at least, as a burst is no flood. */
const COUNTED_OVER = 1_000;
const MOST_OF_A_BURST = 1_000;

/** A socket that the hook did not tell of by then is one that it cannot see. */
export const GRACE = 1_500;

/**
 * Reads the browser's own record of the page's traffic beside the hook. Chrome's tells all frames and
 * is asked again and again; Firefox's tells status and headers of each request as it ends.
 */
export class HarReader {
  readonly #sockets: HarSockets;
  #running = false;
  #cancel = () => {};
  #stopListening: (() => void) | undefined;
  /** Complete entries that the hook may have more to say of, and since when. */
  readonly #waiting = new Map<HarSocket, number>();
  /** When the page was drained last: what the hook knows was told by then. */
  #drainedAt = 0;
  #floodedAt = Number.NEGATIVE_INFINITY;
  readonly #counted = { since: 0, events: 0 };
  /** When the record was asked for last, and what that took, in ms. */
  #asked = { at: 0, took: 0 };
  /** The next look is put off, as nothing is waited for. */
  #putOff = false;
  /** The record had sockets of which the hook may have more to say first. */
  #undecided = false;

  constructor(private readonly deps: HarDeps) {
    this.#sockets = new HarSockets(deps);
  }

  /** Resolves once what was recorded before is in the log, so that the hook finds it there. */
  async start(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    this.#listen();
    if (this.deps.page.browser === 'chrome') await this.#poll();
  }

  stop(): void {
    this.#running = false;
    this.#cancel();
    this.#rest();
    this.#waiting.clear();
  }

  /** See `HarSockets.find`. */
  find(url: string, createdAt?: number): TrackedSocket | undefined {
    return this.#sockets.find(url, createdAt);
  }

  /** What the hook saw until then has been told: so many events since the last time. */
  drained(events: number, until: number): void {
    this.#drainedAt = Math.max(this.#drainedAt, until);
    this.#lookAgain();
    if (!this.#running) return;
    if (this.deps.page.browser === 'firefox') this.#mindFlood(events);
    else if (this.#putOff && !this.#calm) this.#plan();
  }

  #mindFlood(events: number): void {
    const now = this.deps.now();
    const counted = this.#counted;
    counted.events += events;
    const ms = now - counted.since;
    if (ms < COUNTED_OVER && counted.events <= MOST_OF_A_BURST) return;
    if ((counted.events * 1_000) / ms > FLOOD) {
      this.#floodedAt = now;
      this.#rest();
    } else if (now - this.#floodedAt >= CALM) this.#listen();
    Object.assign(counted, { since: now, events: 0 });
  }

  #listen(): void {
    this.#stopListening ??= this.deps.page.onRequestFinished((entry) => {
      const socket = readEntry(entry);
      if (socket) this.#finished([[socket, this.deps.now()]]);
    });
  }

  #rest(): void {
    this.#stopListening?.();
    this.#stopListening = undefined;
  }

  /** The page is about to be another one: of its first requests Firefox tells before anything else is known of it. */
  reloading(): void {
    this.#sockets.begin(this.deps.now());
    this.#listen();
  }

  /** The page was left, after it was drained last. */
  leave(): void {
    this.#sockets.begin(this.#drainedAt);
    this.#sockets.leave();
  }

  unwatch(why: string): void {
    this.#sockets.unwatch(why);
  }

  #lookAgain(): void {
    if (this.#waiting.size > 0) this.#finished([...this.#waiting]);
  }

  /** Entries that are complete. One that nothing is known of has to wait for what the hook says. */
  #finished(entries: readonly (readonly [HarSocket, number])[]): void {
    const since = new Map(entries);
    const open = this.#sockets.take([...since.keys()], true, (socket) =>
      this.#hookIsDone(Math.max(socket.startedAt, since.get(socket) ?? 0)),
    );
    for (const socket of since.keys()) this.#waiting.delete(socket);
    for (const socket of open) this.#waiting.set(socket, since.get(socket) ?? 0);
  }

  /** Whether the hook has told by now what happened at that time, or never will. */
  #hookIsDone(time: number): boolean {
    const ago = this.deps.now() - time;
    // Before the first drain: what happened long before cannot have been seen by the hook.
    if (this.#drainedAt === 0) return ago > GRACE;
    return ago > GRACE && (this.#drainedAt - time > GRACE / 2 || ago > 4 * GRACE);
  }

  /** Whether all that is known of is known well. */
  get #calm(): boolean {
    return (
      !this.#undecided &&
      !this.#sockets.awaited &&
      this.deps.hooked().every(({ headersKnown }) => headersKnown)
    );
  }

  /** Has the record looked at again once it is time. */
  #plan(): void {
    const { at, took } = this.#asked;
    this.#putOff = took > HEAVY && this.#calm;
    const times = this.#putOff ? TIMES_WHEN_HEAVY : this.#calm ? TIMES_WHEN_CALM : TIMES_ITS_COST;
    this.#cancel();
    this.#cancel = this.deps.later(
      () => void this.#poll(),
      Math.max(0, at + took + Math.max(EVERY, took * times) - this.deps.now()),
    );
  }

  async #poll(): Promise<void> {
    const begun = this.deps.now();
    let took = 0;
    this.#putOff = false;
    try {
      const har = await this.deps.page.har();
      took = this.deps.now() - begun;
      if (!this.#running) return;
      this.#sockets.begin(Math.min(pageBegan(har), begun));
      const open = this.#sockets.take(readHar(har), false, ({ startedAt }) => this.#hookIsDone(startedAt));
      this.#undecided = open.length > 0;
      this.#lookAgain();
      // The next call waits until this one's frames are in the log.
      await this.deps.flush();
    } catch {
      // DevTools is closing, or busy with a page that is being left: the next call will tell.
    }
    if (!this.#running) return;
    this.#asked = { at: begun, took };
    this.#plan();
  }
}
