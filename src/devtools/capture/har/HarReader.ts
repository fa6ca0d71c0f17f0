import type { InspectedPage } from '../contract.ts';
import type { SocketFacts, TrackedSocket } from '../TrackedSocket.ts';
import { HarSockets } from './HarSockets.ts';
import { type HarSocket, readEntry, readHar } from './readEntry.ts';

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
  #stopListening = () => {};
  /** Complete entries that the hook may have more to say of, and since when. */
  readonly #waiting = new Map<HarSocket, number>();
  /** When the page was drained last: what the hook knows was told by then. */
  #drainedAt = 0;

  constructor(private readonly deps: HarDeps) {
    this.#sockets = new HarSockets(deps);
  }

  /** Resolves once what was recorded before is in the log, so that the hook finds it there. */
  async start(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    const { page } = this.deps;
    this.#stopListening = page.onRequestFinished((entry) => {
      const socket = readEntry(entry);
      if (socket) this.#finished([[socket, this.deps.now()]]);
    });
    if (page.browser === 'chrome') await this.#poll();
  }

  stop(): void {
    this.#running = false;
    this.#cancel();
    this.#stopListening();
    this.#waiting.clear();
  }

  /** The open socket of that URL that only the browser's record told of so far, where there is one. */
  find(url: string): TrackedSocket | undefined {
    return this.#sockets.find(url);
  }

  /** What the hook saw until now has been told. */
  drained(): void {
    this.#drainedAt = this.deps.now();
    this.#lookAgain();
  }

  /** The page was left. */
  leave(): void {
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

  #next(ms: number): void {
    this.#cancel = this.deps.later(() => void this.#poll(), ms);
  }

  async #poll(): Promise<void> {
    const begun = this.deps.now();
    let took = 0;
    try {
      const har = await this.deps.page.har();
      took = this.deps.now() - begun;
      if (!this.#running) return;
      this.#sockets.take(readHar(har), false, ({ startedAt }) => this.#hookIsDone(startedAt));
      this.#lookAgain();
      // The next call waits until this one's frames are in the log.
      await this.deps.flush();
    } catch {
      // DevTools is closing, or busy with a page that is being left: the next call will tell.
    }
    if (!this.#running) return;
    const calm = !this.#sockets.awaited && this.deps.hooked().every(({ headersKnown }) => headersKnown);
    this.#next(Math.max(EVERY, took * (calm ? TIMES_WHEN_CALM : TIMES_ITS_COST)));
  }
}
