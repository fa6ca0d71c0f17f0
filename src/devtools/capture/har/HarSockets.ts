import type { SocketScope } from '#core/page/pageSocket.ts';
import type { SocketFacts, TrackedSocket } from '../TrackedSocket.ts';
import { matchHooked, sameUrl } from './matchHooked.ts';
import { messageRow } from './messageRow.ts';
import type { HarSocket } from './readEntry.ts';

export interface HarSocketsDeps {
  now(): number;
  track(facts: SocketFacts): TrackedSocket;
  hooked(): TrackedSocket[];
  pageUrl(): string;
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

  constructor(private readonly deps: HarSocketsDeps) {}

  /**
   * Logs what an entry tells beyond what is known. False where nothing was made of it, since the
   * hook may yet tell of the same socket: `known` says that it would have by now.
   */
  take(har: HarSocket, { known, finished }: { known: boolean; finished: boolean }): boolean {
    const entry = this.#entries.get(har.key) ?? this.#match(har) ?? (known ? this.#add(har) : undefined);
    if (!entry) return false;
    if (entry.over) return true;
    const { socket, own } = entry;
    const answered = har.handshake.status > 0 || har.handshake.error !== undefined;
    if (own) this.#tell(entry, har, finished);
    if (!socket.headersKnown && (answered || finished)) socket.handshake(har.handshake);
    return true;
  }

  /** The open socket of that URL that only the record told of so far, where there is one. */
  find(url: string): TrackedSocket | undefined {
    for (const { socket, own } of this.#entries.values()) {
      if (
        own &&
        socket.facts.page.scope !== 'worker' &&
        socket.state === 'open' &&
        sameUrl(socket.facts.url, url)
      )
        return socket;
    }
    return undefined;
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

  #match(har: HarSocket): Entry | undefined {
    const taken = new Set([...this.#entries.values()].map(({ socket }) => socket));
    const free = this.deps.hooked().filter((socket) => !taken.has(socket));
    const socket = matchHooked(har, free);
    return socket && this.#keep(har, { socket, own: false, taken: 0, over: false });
  }

  #add(har: HarSocket): Entry {
    this.#count++;
    const { url, subprotocols, startedAt, messages } = har;
    const scope = scopeOf(har, this.deps.pageUrl());
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

  #tell(entry: Entry, har: HarSocket, finished: boolean): void {
    const { socket } = entry;
    const { answeredAt, handshake, messages = [] } = har;
    if (handshake.status === 101 && answeredAt !== undefined) {
      socket.opened(answeredAt, har.subprotocol, har.extensions);
    }
    for (; entry.taken < messages.length; entry.taken++) {
      const row = messageRow(messages[entry.taken]);
      if (row) socket.row(row);
    }
    const refused = handshake.status !== 101 && (handshake.status > 0 || handshake.error !== undefined);
    if (finished || refused) socket.endedSomehow(this.deps.now(), handshake);
  }
}

/** Chrome says which page an entry belongs to unless a worker or an iframe in another process made it. */
function scopeOf({ scope, origin }: HarSocket, pageUrl: string): SocketScope {
  if (scope === 'page' || origin === '') return scope;
  return URL.canParse(pageUrl) && new URL(pageUrl).origin !== origin ? 'frame' : 'worker';
}
