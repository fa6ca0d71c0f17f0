import type { SocketScope } from '#core/page/pageSocket.ts';
import type { SocketFacts, TrackedSocket } from '../TrackedSocket.ts';
import { APART, matchHooked, sameUrl } from './matchHooked.ts';
import { messageRow } from './messageRow.ts';
import type { HarSocket } from './readEntry.ts';

export interface HarSocketsDeps {
  now(): number;
  track(facts: SocketFacts): TrackedSocket;
  hooked(): TrackedSocket[];
  pageUrl(): string;
  /** Whether the hook has been there since before the page's first script. */
  complete(): boolean;
}

/** A socket of the record: the hook's as well, or told by the record alone (`own`). */
interface Entry {
  socket: TrackedSocket;
  own: boolean;
  /** Messages that are in the log already. */
  taken: number;
  /** The page that it belongs to was left: the browser may go on to list it. */
  over: boolean;
}

/** Beyond so many the oldest that have ended are forgotten. */
const MOST = 5_000;

/** Brings the browser's record and the hook's sockets together, one to one. */
export class HarSockets {
  readonly #entries = new Map<string, Entry>();
  #count = 0;
  /** What began before is of an earlier page. */
  #since = Number.NEGATIVE_INFINITY;

  constructor(private readonly deps: HarSocketsDeps) {}

  /**
   * Logs what entries tell beyond what is known. Returns those of which not all could be told yet,
   * since the hook may have more to say first; `known` is whether it would have by now.
   */
  take(list: readonly HarSocket[], finished: boolean, known: (har: HarSocket) => boolean): HarSocket[] {
    const fresh = list.filter(({ key }) => !this.#entries.has(key));
    if (fresh.length > 0) this.#match(fresh);
    return list.filter((har) => {
      const hookIsDone = known(har);
      let entry = this.#entries.get(har.key);
      if (!entry && har.startedAt < this.#since) return false;
      if (hookIsDone) entry ??= this.#add(har);
      return !entry || !this.#tell(entry, har, finished, hookIsDone);
    });
  }

  /** Whether the record is the only source of a socket that has not ended. */
  get awaited(): boolean {
    return [...this.#entries.values()].some(({ socket, own, over }) => own && !over && socket.live);
  }

  /**
   * The socket of that URL that only the record told of so far, where there is one: an open one, or the
   * one nearest to when the hook saw it made, which it may tell late.
   */
  find(url: string, createdAt?: number): TrackedSocket | undefined {
    const found = [...this.#entries.values()].flatMap(({ socket, own, over }) =>
      own && !over && !socket.hooked && sameUrl(socket.facts.url, url) ? [socket] : [],
    );
    if (createdAt === undefined) {
      return found.find(({ state, facts }) => state === 'open' && facts.page.scope !== 'worker');
    }
    const made = found.filter(({ facts }) => facts.createdAt >= createdAt - APART);
    const apart = ({ facts }: TrackedSocket): number => Math.abs(facts.createdAt - createdAt);
    return made.sort((a, b) => apart(a) - apart(b))[0];
  }

  /** Sockets that began before that time are not told any more: the page is another one since. */
  begin(time: number): void {
    this.#since = Math.max(this.#since, time);
  }

  /** The page was left, and its sockets with it. */
  leave(): void {
    const now = this.deps.now();
    for (const entry of this.#entries.values()) {
      if (entry.own && !entry.over) entry.socket.left(now);
      entry.over = true;
    }
  }

  unwatch(why: string): void {
    const now = this.deps.now();
    for (const entry of this.#entries.values()) {
      if (entry.own && !entry.over) entry.socket.unwatched(now, why);
      entry.over = true;
    }
  }

  #match(fresh: readonly HarSocket[]): void {
    const taken = new Set([...this.#entries.values()].map(({ socket }) => socket));
    const free = this.deps.hooked().filter((socket) => !taken.has(socket));
    for (const [har, socket] of matchHooked(fresh, free)) {
      this.#keep(har, { socket, own: false, taken: 0, over: false });
    }
  }

  #add(har: HarSocket): Entry {
    this.#count++;
    const { url, subprotocols, startedAt, messages } = har;
    const scope = scopeOf(har, this.deps.pageUrl(), this.deps.complete());
    const socket = this.deps.track({
      ref: `har.${this.#count}`,
      url,
      subprotocols,
      createdAt: Math.min(startedAt, this.deps.now()),
      page: {
        pageUrl: scope === 'frame' ? har.origin : this.deps.pageUrl(),
        scope,
        seenFrom: 'har',
        ...(messages ? {} : { framesUnseen: true }),
      },
    });
    return this.#keep(har, { socket, own: true, taken: 0, over: false });
  }

  #keep({ key }: HarSocket, entry: Entry): Entry {
    this.#entries.set(key, entry);
    if (this.#entries.size > MOST) {
      for (const [oldest, { socket }] of this.#entries) {
        if (socket.live) continue;
        this.#entries.delete(oldest);
        break;
      }
    }
    return entry;
  }

  /** False where the end has to wait for what the hook says of it. */
  #tell(entry: Entry, har: HarSocket, finished: boolean, hookIsDone: boolean): boolean {
    if (entry.over) return true;
    const { socket, own } = entry;
    const { answeredAt, handshake, messages = [] } = har;
    const refused = handshake.status !== 101 && (handshake.status > 0 || handshake.error !== undefined);
    if (!socket.headersKnown && (refused || finished || handshake.status > 0)) socket.handshake(handshake);
    if (!own) return true;
    if (handshake.status === 101 && answeredAt !== undefined) {
      socket.opened(answeredAt, har.subprotocol, har.extensions);
    }
    for (; entry.taken < messages.length; entry.taken++) {
      const row = messageRow(messages[entry.taken]);
      if (row) socket.row(row);
    }
    if (!finished && !refused) return true;
    // Firefox takes a request for finished once it was answered, and tells nothing of what comes after.
    if (socket.state === 'open' && !har.messages) return true;
    if (socket.awaitsClose && !hookIsDone) return false;
    socket.endedSomehow(this.deps.now(), handshake);
    return true;
  }
}

/**
 * Chrome says of an entry which page it belongs to, unless a worker or an iframe in another process
 * made it. Firefox never does: where the hook sees all of the page, only a worker is left.
 */
function scopeOf({ paged, origin, messages }: HarSocket, pageUrl: string, complete: boolean): SocketScope {
  if (paged) return 'page';
  if (origin !== '' && URL.canParse(pageUrl) && new URL(pageUrl).origin !== origin) return 'frame';
  return messages || complete ? 'worker' : 'page';
}
