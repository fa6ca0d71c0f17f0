import { Problem } from '#core/problem.ts';
import type { CaptureReply } from '#messaging/capture.ts';
import type { HostApi } from '#messaging/contract.ts';
import type { Later } from './later.ts';
import { type WatchedDeps, type WatchedSocket, watchSocket } from './watchedSocket.ts';

/** A panel that says nothing for so long is gone, in ms; it promises an empty batch at least. */
export const LEASE = 30_000;
/** So long after that it is known again, in ms: a hidden panel's timers may run once a minute only. */
export const REMEMBERED = 10 * 60_000;
/** Sockets of one panel that are known; beyond that the oldest that have ended are told anew. */
const MOST = 2_000;

export interface PageSocketsDeps extends WatchedDeps {
  later: Later;
  /** Told whenever a socket may have begun or ended to be watched. */
  changed(): void;
}

type Batch = Parameters<HostApi['capture']>[0];

/** A socket, and the number of the last batch that was taken of it. */
interface Held {
  socket: WatchedSocket;
  taken: number;
}

interface Capture {
  /** By the panel's name for them, oldest first. */
  sockets: Map<string, Held>;
  /** Its sockets were told as no longer watched. */
  ended: boolean;
  /** Batches are taken one after the other. */
  last: Promise<unknown>;
  cancel(): void;
}

export interface PageSockets extends Pick<HostApi, 'capture' | 'endCapture'> {
  /** Whether any socket is watched that has not ended. */
  readonly busy: boolean;
  /** The one of that session; undefined where the session is no page's. */
  find(sessionId: number): WatchedSocket | undefined;
  /** Lets go of all, and logs nothing of it. */
  abandon(): void;
}

/** What panels see of the sockets of web pages: each becomes a session of the log, until the panel is gone. */
export function createPageSockets({ log, clock, later, changed }: PageSocketsDeps): PageSockets {
  const captures = new Map<string, Capture>();

  const all = () =>
    [...captures.values()].flatMap(({ sockets }) => [...sockets.values()].map(({ socket }) => socket));

  function end(name: string, capture: Capture, why: string): void {
    capture.cancel();
    capture.ended = true;
    for (const { socket } of capture.sockets.values()) socket.unwatched(why);
    capture.cancel = later(() => {
      if (captures.get(name) === capture) captures.delete(name);
    }, REMEMBERED);
    changed();
  }

  function heard(name: string): Capture {
    const known = captures.get(name);
    known?.cancel();
    const capture: Capture = known ?? {
      sockets: new Map(),
      ended: false,
      last: Promise.resolve(),
      cancel() {},
    };
    captures.set(name, capture);
    capture.cancel = later(() => end(name, capture, SILENT), LEASE);
    return capture;
  }

  async function goOn(capture: Capture): Promise<void> {
    capture.ended = false;
    for (const [ref, { socket }] of capture.sockets)
      if (!(await socket.watchedAgain())) capture.sockets.delete(ref);
  }

  /** Nothing of a batch is logged before all of it can be, so that it can be handed over once more. */
  async function take(capture: Capture, batch: Batch): Promise<CaptureReply> {
    const { sockets } = capture;
    if (capture.ended) await goOn(capture);
    if (batch.sockets.some(({ ref, created }) => !created && !sockets.has(ref))) throw unknownSocket();
    for (const { ref, created } of batch.sockets)
      if (created && !sockets.has(ref))
        sockets.set(ref, { socket: await watchSocket({ log, clock }, created), taken: 0 });
    const reply: [string, number][] = [];
    const jobs = batch.sockets.flatMap((told) => {
      const held = sockets.get(told.ref);
      if (!held) return [];
      reply.push([told.ref, held.socket.sessionId]);
      if (batch.number !== undefined && batch.number <= held.taken) return [];
      const job = held.socket.prepare(told);
      return async () => {
        await job();
        held.taken = batch.number ?? held.taken;
      };
    });
    for (const job of jobs) await job();
    prune(sockets);
    return { sessions: Object.fromEntries(reply) };
  }

  return {
    async capture(batch) {
      const capture = heard(batch.capture);
      const taken = capture.last.then(() => take(capture, batch));
      capture.last = taken.catch(() => undefined);
      try {
        return await taken;
      } finally {
        changed();
      }
    },

    async endCapture(name) {
      const capture = captures.get(name);
      if (!capture) return;
      await capture.last;
      if (captures.get(name) === capture) end(name, capture, CLOSED);
    },

    get busy() {
      return all().some(({ live }) => live);
    },
    find: (sessionId) => all().find((socket) => socket.sessionId === sessionId),

    abandon() {
      for (const { cancel } of captures.values()) cancel();
      captures.clear();
      changed();
    },
  };
}

function prune(sockets: Map<string, Held>): void {
  for (const [ref, { socket }] of sockets) {
    if (sockets.size <= MOST) return;
    if (!socket.live) sockets.delete(ref);
  }
}

const CLOSED = 'DevTools was closed; the page’s socket may live on';
const SILENT = 'nothing was heard of DevTools for half a minute; the page’s socket may live on';

const unknownSocket = (): Problem =>
  new Problem(
    'capture.unknown',
    'A socket of the page is not known any more, because the extension was restarted.',
    'Hand the batch over again with all that is known of its sockets.',
  );
