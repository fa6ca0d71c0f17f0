import type { Clock } from './clock.ts';
import type { Primordials } from './primordials.ts';
import { EVENT } from './protocol.ts';
import type { Queue } from './queue.ts';

/** A socket's number and queue, which are those of its own frame, wherever it is used from. */
interface Known {
  id: number;
  queue: Queue;
}

/** What the documents that one hook watches have in common. */
export interface Shared {
  clock: Clock;
  known: WeakMap<object, Known>;
}

export type Sockets = ReturnType<typeof createSockets>;

const OPEN = 1;
const MOST_PROTOCOLS = 100;

/** Watches the sockets of one document. */
export function createSockets(p: Primordials, shared: Shared, queue: Queue, isTop: boolean) {
  const { bound, stringify, readyState, addEventListener } = p;
  const { clock, known } = shared;
  const { now } = clock;
  const knownOf = bound(known.get, known) as (socket: unknown) => Known | undefined;
  const setKnown = bound(known.set, known) as (socket: object, value: Known) => unknown;
  // Closed ones go, so that the hook keeps none of the page's objects alive.
  const live = new p.Map<number, WebSocket>();
  const liveGet = bound(live.get, live) as (id: number) => WebSocket | undefined;
  const liveSet = bound(live.set, live) as (id: number, socket: WebSocket) => unknown;
  const liveDelete = bound(live.delete, live) as (id: number) => boolean;
  const liveForEach = bound(live.forEach, live) as (each: (socket: WebSocket, id: number) => void) => void;
  let count = 0;

  const tellOpened = (socket: WebSocket, id: number) =>
    queue.addEvent(
      EVENT.opened,
      id,
      now(),
      `,${stringify(p.protocol(socket))},${stringify(p.extensions(socket))}`,
    );

  function tellCreated(socket: WebSocket, id: number, protocols: string, adopted: 0 | 1): void {
    const state = readyState(socket);
    queue.addEvent(EVENT.created, id, now(), `,${stringify(p.url(socket))},${protocols},${adopted},${state}`);
    if (adopted && state === OPEN) tellOpened(socket, id);
  }

  /**
   * The listeners, for all sockets the same but for messages. They are added before the page can add
   * its own and so see each event first, whatever the page stops. An event that the page made itself
   * is not traffic: `isTrusted` is an own property of each event that cannot be replaced.
   */
  const when = (act: (socket: WebSocket, id: number, event: never) => void) =>
    function (this: WebSocket, event: Event): void {
      try {
        const id = event.isTrusted ? knownOf(this)?.id : undefined;
        if (id !== undefined) act(this, id, event as never);
      } catch {}
    };
  const onOpen = when(tellOpened);
  const onError = when((_, id) => {
    queue.addEvent(EVENT.error, id, now(), '');
  });
  const onClose = when((_, id, event: CloseEvent) => {
    liveDelete(id);
    const reason = stringify(p.closeReason(event));
    queue.addEvent(EVENT.closed, id, now(), `,${p.closeCode(event)},${reason},${p.wasClean(event) ? 1 : 0}`);
  });

  /**
   * One per socket, as thousands of messages a second come through it: it looks nothing up, and does
   * nothing at all while nobody records.
   */
  const hearMessages = (id: number) => (event: MessageEvent) => {
    try {
      if (!queue.isOn() || !event.isTrusted) return;
      queue.addMessage(id, isTop ? clock.of(event) : now(), 0, p.messageData(event));
    } catch {}
  };

  function watch(socket: WebSocket, protocols: string, adopted: 0 | 1): number {
    const id = ++count;
    setKnown(socket, { id, queue });
    liveSet(id, socket);
    addEventListener(socket, 'open', onOpen, false);
    addEventListener(socket, 'message', hearMessages(id), false);
    addEventListener(socket, 'error', onError, false);
    addEventListener(socket, 'close', onClose, false);
    tellCreated(socket, id, protocols, adopted);
    return id;
  }

  function isSocket(value: unknown): value is WebSocket {
    try {
      readyState(value);
      return true;
    } catch {
      return false;
    }
  }

  /** A socket that the page just made, with the constructor's arguments. */
  function made(socket: object, args: unknown[]): void {
    if (isSocket(socket) && !knownOf(socket)) {
      watch(socket, protocolsOf(p, args.length > 1 ? args[1] : undefined), 0);
    }
  }

  /** Begins to watch a socket that was made before or elsewhere; whether it was not known and is not closed. */
  function adopt(value: unknown): value is WebSocket {
    if (knownOf(value) || !isSocket(value) || readyState(value) > OPEN) return false;
    watch(value, '[]', 1);
    return true;
  }

  /** A message that was sent or received by a socket of any frame. */
  function message(socket: WebSocket, sent: 0 | 1, data: unknown): void {
    const entry = knownOf(socket);
    if (entry) entry.queue.addMessage(entry.id, now(), sent, data);
  }

  return {
    made,
    adopt,
    message,
    isKnown: (value: unknown): boolean => knownOf(value) !== undefined,
    isOpen: (value: unknown): value is WebSocket => isSocket(value) && readyState(value) === OPEN,
    find: liveGet,
    /** Tells all that are not closed anew. */
    tellAll: () => liveForEach((socket, id) => tellCreated(socket, id, '[]', 1)),
  };
}

/** The subprotocols as JSON, as far as they can be read without running the page's code. */
function protocolsOf({ stringify, isArray, getOwnPropertyDescriptor }: Primordials, value: unknown): string {
  if (typeof value === 'string') return `[${stringify(value)}]`;
  if (!isArray(value)) return '[]';
  const length = getOwnPropertyDescriptor(value, 'length')?.value as number;
  let list = '';
  for (let at = 0; at < length && at < MOST_PROTOCOLS; at++) {
    const item: unknown = getOwnPropertyDescriptor(value, at)?.value;
    if (typeof item === 'string') list += (list && ',') + stringify(item);
  }
  return `[${list}]`;
}
