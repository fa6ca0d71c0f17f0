import { EVENT, type HookBatch, type HookEvent } from '../hook/protocol.ts';
import type { ReadBatch } from './readDrained.ts';
import type { SocketFacts, TrackedSocket } from './TrackedSocket.ts';
import { toRow } from './toRow.ts';

/** How a document is reached: the page itself, and with it same-origin iframes, or one iframe's address. */
export type Route = 'page' | { frameUrl: string };

/** A document that has the hook. */
export interface PageDocument {
  id: string;
  index: number;
  route: Route;
  /** `HookBatch.first` of the next batch; absent where that cannot be known. */
  next?: number;
  /** Frames that it was said to have dropped. */
  dropped: number;
  sockets: Map<number, TrackedSocket>;
  /** While the hook tells its sockets anew: those that it has told. */
  retold?: Set<number>;
}

export interface DocumentsDeps {
  now(): number;
  /** Makes a socket known to the log and to the list. */
  track(facts: SocketFacts): TrackedSocket;
  /** The page is another one; called before any of its sockets is told. */
  onNewPage(): void;
  /**
   * The socket of that URL that only the browser's record told of so far, where there is one: an open
   * one, or one that was made about then.
   */
  find(url: string, createdAt?: number): TrackedSocket | undefined;
}

/** What a batch asks for beside being logged. */
export interface Applied {
  /** Of a document's sockets, some were told to somebody else: they have to be told again. */
  tellAgain: boolean;
  events: number;
}

export const INTERRUPTED = 'recording was interrupted; frames may be missing here';

export const CLOSED_MEANWHILE =
  'the connection was closed while recording was interrupted; its close code was not seen';

/** `WebSocket.readyState` */
const CONNECTING = 0;
const CLOSED = 3;

export const OPEN_ALREADY = 'recording began while the connection was open; earlier frames were not seen';

/** The documents of the page and what their sockets do. */
export class PageDocuments {
  readonly #documents = new Map<string, PageDocument>();
  #count = 0;

  constructor(private readonly deps: DocumentsDeps) {}

  /** Address of the page itself; '' while it is not known. */
  pageUrl = '';
  #pageId: string | undefined;

  find(socket: TrackedSocket): { document: PageDocument; number: number } | undefined {
    for (const document of this.#documents.values()) {
      for (const [number, candidate] of document.sockets) {
        if (candidate === socket) return { document, number };
      }
    }
    return undefined;
  }

  /** Logs what one batch tells. */
  apply(batch: ReadBatch, route: Route): Applied {
    if (route === 'page' && !batch.frame) this.#see(batch);
    const known = this.#documents.get(batch.document);
    const document = known ?? this.#add(batch, route);
    document.route = route;
    const missed = document.next === undefined ? 0 : batch.first - document.next;
    if (missed > 0) this.#interrupted(document);
    document.next = batch.first + batch.held;
    for (const event of batch.events) this.#take(document, batch, event);
    if (!batch.more) this.#settleRetold(document, batch.dropped > document.dropped);
    this.#countDropped(document, batch.dropped);
    return { tellAgain: missed > 0 || (!known && batch.first > 0), events: batch.events.length };
  }

  /** The hook was told to tell again: what comes next is no continuation. */
  forgetPlace(route: Route): void {
    for (const document of this.#documents.values()) {
      if (!sameRoute(document.route, route)) continue;
      delete document.next;
      document.retold = new Set();
    }
  }

  /** A whole drain of that route has brought these documents: others that were there are no more. */
  settle(route: Route, there: ReadonlySet<string>): void {
    for (const document of this.#documents.values()) {
      if (sameRoute(document.route, route) && !there.has(document.id)) this.#leave(document);
    }
  }

  /** Iframes that are not among these addresses any more are gone. */
  settleFrames(frameUrls: readonly string[]): void {
    for (const document of this.#documents.values()) {
      if (document.route !== 'page' && !frameUrls.includes(document.route.frameUrl)) this.#leave(document);
    }
  }

  /** The page is another one, and nothing is to be seen of it. */
  leaveAll(): void {
    if (this.#pageId !== undefined) this.deps.onNewPage();
    this.#pageId = undefined;
    this.pageUrl = '';
    for (const document of this.#documents.values()) this.#leave(document);
  }

  /** Recording ends; the page's sockets live on. */
  unwatch(why: string): void {
    const now = this.deps.now();
    for (const { sockets } of this.#documents.values()) {
      for (const socket of sockets.values()) socket.unwatched(now, why);
    }
    this.#documents.clear();
  }

  /** Browsers tell of a navigation later than the new page's first sockets may be, so its document decides. */
  #see({ document: id, href }: HookBatch): void {
    if (this.#pageId !== undefined && this.#pageId !== id) this.deps.onNewPage();
    this.#pageId = id;
    this.pageUrl = href;
  }

  #add({ document: id }: HookBatch, route: Route): PageDocument {
    this.#count++;
    const document = { id, index: this.#count, route, dropped: 0, sockets: new Map() };
    this.#documents.set(id, document);
    return document;
  }

  #leave(document: PageDocument): void {
    const now = this.deps.now();
    for (const socket of document.sockets.values()) socket.left(now);
    this.#documents.delete(document.id);
  }

  #take(document: PageDocument, { href, frame, early }: HookBatch, event: HookEvent): void {
    const [type, number, time] = event;
    const socket = document.sockets.get(number);
    if (type === EVENT.created) {
      document.retold?.add(number);
      const [, , , url, subprotocols, adopted, readyState] = event;
      // Told again, as everything is when it cannot be known who heard of it.
      if (socket || readyState === CLOSED) return;
      const seenFrom = adopted ? 'adopted' : early ? 'start' : 'late';
      const page = { pageUrl: href, scope: frame ? 'frame' : 'page', seenFrom } as const;
      const recorded = this.deps.find(url, adopted ? undefined : time);
      if (recorded) {
        recorded.meet(time, page, adopted ? OPEN_ALREADY : undefined);
        document.sockets.set(number, recorded);
        return;
      }
      const open = adopted === 1 && readyState !== CONNECTING;
      const tracked = this.deps.track({
        ref: `${document.index}.${number}`,
        url,
        subprotocols,
        createdAt: Math.min(time, this.deps.now()),
        page,
        ...(open ? { openAlready: OPEN_ALREADY } : {}),
      });
      document.sockets.set(number, tracked);
    } else if (!socket) {
      // Its beginning went to another panel, or to the page itself: it will be told again.
    } else if (type === EVENT.message) {
      if (!socket.recorded) socket.row(toRow(event));
    } else if (type === EVENT.opened) socket.opened(time, event[3], event[4]);
    else if (type === EVENT.closed) {
      socket.closed(time, { code: event[3], reason: event[4], wasClean: event[5] === 1 });
      document.sockets.delete(number);
    } else if (type === EVENT.dropped) {
      socket.missed(time, event[3]);
      document.dropped += event[3];
    }
  }

  /** All that live were told again: others closed while nobody listened. With some lost on the way, nobody knows. */
  #settleRetold(document: PageDocument, lost: boolean): void {
    const { retold, sockets } = document;
    delete document.retold;
    if (!retold || lost) return;
    for (const [number, socket] of sockets) {
      if (retold.has(number)) continue;
      socket.unwatched(this.deps.now(), CLOSED_MEANWHILE);
      sockets.delete(number);
    }
  }

  /** The hook let go of its queue, or something in the page took from it. */
  #interrupted(document: PageDocument): void {
    for (const socket of document.sockets.values()) socket.event(this.deps.now(), INTERRUPTED, true);
  }

  /** Drops that no event named a socket for: with several open sockets nobody knows whose they were. */
  #countDropped(document: PageDocument, dropped: number): void {
    const more = dropped - document.dropped;
    if (more <= 0) return;
    document.dropped = dropped;
    const shared = document.sockets.size > 1;
    for (const socket of document.sockets.values()) socket.missed(this.deps.now(), more, shared);
  }
}

const sameRoute = (a: Route, b: Route): boolean =>
  typeof a === 'string' || typeof b === 'string' ? a === b : a.frameUrl === b.frameUrl;
