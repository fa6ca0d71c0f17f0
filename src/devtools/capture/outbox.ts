import type { RecordedHandshake } from '#core/page/pageSocket.ts';
import { Problem, toProblem } from '#core/problem.ts';
import type { CapturedChange, CapturedRow, CapturedSocket, CaptureReply } from '#messaging/capture.ts';
import type { BackgroundApi } from '#messaging/contract.ts';

export type Created = NonNullable<CapturedSocket['created']>;

export interface OutboxDeps {
  capture: BackgroundApi['capture'];
  /** Random, of this panel. */
  name: string;
  now(): number;
  later(callback: () => void, ms: number): () => void;
  onSessions(sessions: CaptureReply['sessions']): void;
  /** So many frames were refused and are not in the log. */
  onLost(ref: string, frames: number): void;
  /** The background does not take what is handed to it, or does again. */
  onTrouble(problem: Problem | undefined): void;
}

/** What waits to be handed to the background. */
interface Waiting {
  created: boolean;
  rows: CapturedRow[];
  change?: CapturedChange;
  handshake?: RecordedHandshake;
}

/** What the background was told of a socket, so that it can be told again. */
type Told = Pick<CapturedSocket, 'change' | 'handshake'> & { created: Created };

/**
 * Characters of a batch at most, give or take a row: messages between contexts are copied as a whole,
 * and whoever copies does nothing else meanwhile.
 */
const BATCH = 500_000;
const MOST_SOCKETS = 1_000;
/** What a row costs beside its payload. */
const PER_ROW = 60;
const RETRY_AFTER = 1_000;

/** The background has only gone for a moment: Chrome stops workers as it likes. */
const PASSING = /^background\./;

export const AGAIN_TEXT = 'the extension was restarted; what came just before may be missing';

/** Rows, changes and handshakes by socket until the background has taken them, in order. */
export class Outbox {
  readonly #waiting = new Map<string, Waiting>();
  readonly #told = new Map<string, Told>();
  /** Sockets that the background refused to take up. */
  readonly #ignored = new Set<string>();
  #flushing: Promise<void> | undefined;
  #cancelRetry = () => {};
  #closed = false;
  #number = 0;
  /** When the background last heard of us. */
  lastCall = 0;

  constructor(private readonly deps: OutboxDeps) {}

  create(ref: string, created: Created): void {
    this.#told.set(ref, { created });
    this.#at(ref).created = true;
  }

  row(ref: string, row: CapturedRow): void {
    this.#at(ref).rows.push(row);
  }

  change(ref: string, change: CapturedChange): void {
    const waiting = this.#at(ref);
    waiting.change = merge(waiting.change, change);
    const told = this.#told.get(ref);
    if (told) told.change = merge(told.change, change);
  }

  handshake(ref: string, handshake: RecordedHandshake): void {
    this.#at(ref).handshake = handshake;
    const told = this.#told.get(ref);
    if (told) told.handshake = handshake;
  }

  /** Hands over what waits; resolves once all of it was taken, or could not be. Never rejects. */
  flush(): Promise<void> {
    this.#flushing ??= this.#flush().finally(() => {
      this.#flushing = undefined;
    });
    return this.#flushing;
  }

  /** Tells the background that the panel is there. */
  async beat(): Promise<void> {
    if (this.#closed || this.#flushing) return;
    await this.#call([]).catch(() => undefined);
  }

  close(): void {
    this.#closed = true;
    this.#cancelRetry();
    this.#waiting.clear();
  }

  #at(ref: string): Waiting {
    let waiting = this.#waiting.get(ref);
    if (!waiting) {
      waiting = { created: false, rows: [] };
      this.#waiting.set(ref, waiting);
    }
    return waiting;
  }

  async #flush(): Promise<void> {
    while (this.#waiting.size > 0 && !this.#closed) {
      const batch = this.#take();
      if (batch.length > 0) await this.#hand(batch, ++this.#number);
    }
  }

  /** Hands over one batch, as often as it takes, under one number: an answer may get lost on its way. */
  async #hand(batch: CapturedSocket[], number: number): Promise<void> {
    let sockets = batch;
    let again = false;
    while (!this.#closed && sockets.length > 0) {
      try {
        this.deps.onSessions((await this.#call(sockets, number)).sessions);
        this.deps.onTrouble(undefined);
        for (const { ref, change } of sockets) if (change?.endedAt !== undefined) this.#told.delete(ref);
        return;
      } catch (error) {
        const problem = toProblem(error);
        if (PASSING.test(problem.id)) {
          this.deps.onTrouble(problem);
          await this.#pause();
        } else if (problem.id === 'capture.unknown' && !again) {
          again = true;
          sockets = sockets.filter((socket) => this.#introduce(socket));
        } else {
          await this.#refused(sockets, problem, number);
          return;
        }
      }
    }
  }

  /** One bad socket shall not take others with it: each is handed over by itself, and the bad one left out. */
  async #refused(sockets: CapturedSocket[], problem: Problem, number: number): Promise<void> {
    const [socket, ...others] = sockets;
    if (others.length > 0) {
      for (const each of sockets) await this.#hand([each], number);
    } else if (socket) {
      // One that was never taken up would only be refused again.
      if (socket.created) this.#ignored.add(socket.ref);
      this.deps.onTrouble(refused(problem));
      const frames = (socket.rows ?? []).filter(({ direction }) => direction !== 'event').length;
      if (frames > 0) this.deps.onLost(socket.ref, frames);
    }
  }

  #call(sockets: CapturedSocket[], number?: number): Promise<CaptureReply> {
    this.lastCall = this.deps.now();
    return this.deps.capture({
      capture: this.deps.name,
      ...(number === undefined ? {} : { number }),
      sockets,
    });
  }

  /**
   * The host was restarted and knows the socket no more: it is told of it as if it were new, up to
   * where it is now. False for one that had ended before.
   */
  #introduce(socket: CapturedSocket): boolean {
    if (socket.created) return true;
    const told = this.#told.get(socket.ref);
    if (!told) return false;
    const { created, change, handshake } = told;
    const time = socket.rows?.[0]?.time ?? this.deps.now();
    socket.created = { ...created, page: { ...created.page, ...change?.page } };
    socket.rows = [
      { time, direction: 'event', kind: 'text', payload: AGAIN_TEXT, bad: true },
      ...(socket.rows ?? []),
    ];
    if (change) socket.change = change;
    if (handshake) socket.handshake = handshake;
    return true;
  }

  /** The oldest of what waits, up to the size of a batch. */
  #take(): CapturedSocket[] {
    const sockets: CapturedSocket[] = [];
    let room = BATCH;
    for (const [ref, waiting] of this.#waiting) {
      if (this.#ignored.has(ref)) {
        this.#waiting.delete(ref);
        continue;
      }
      const count = fitting(waiting.rows, room);
      const rest = waiting.rows.splice(count);
      const { created, rows, change, handshake } = waiting;
      const socket: CapturedSocket = { ref };
      const told = created ? this.#told.get(ref) : undefined;
      if (told) socket.created = told.created;
      if (rows.length > 0) socket.rows = rows;
      for (const row of rows) room -= row.payload.length + PER_ROW;
      sockets.push(socket);
      if (rest.length > 0) {
        // What comes after the rows has to wait with them.
        this.#waiting.set(ref, { ...waiting, created: false, rows: rest });
        break;
      }
      if (change) socket.change = change;
      if (handshake) socket.handshake = handshake;
      this.#waiting.delete(ref);
      if (room <= 0 || sockets.length >= MOST_SOCKETS) break;
    }
    return sockets;
  }

  #pause(): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.deps.later(resolve, RETRY_AFTER);
      this.#cancelRetry = () => {
        cancel();
        resolve();
      };
    });
  }
}

/** How many rows go into so much room; one at least. */
function fitting(rows: readonly CapturedRow[], room: number): number {
  let left = room;
  for (const [index, { payload }] of rows.entries()) {
    left -= payload.length + PER_ROW;
    if (left < 0) return Math.max(1, index);
  }
  return rows.length;
}

function merge(before: CapturedChange | undefined, change: CapturedChange): CapturedChange {
  const page = before?.page || change.page ? { page: { ...before?.page, ...change.page } } : {};
  return { ...before, ...change, ...page };
}

const refused = (cause: Problem): Problem =>
  new Problem(
    'capture.refused',
    `Some of what the page’s sockets did could not be logged: ${cause.message}`,
    cause.next ?? 'Open DevTools again if it goes on.',
    { cause },
  );
