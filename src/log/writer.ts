import { createAnnouncer } from './announcer.ts';
import { connectLog } from './connection.ts';
import { LOG_NAME, type LogChannel, type LogRow, type LogTrouble, type LogWriter } from './contract.ts';
import { createFlushTimer } from './flushTimer.ts';
import { LiveSession } from './liveSession.ts';
import { LiveSessions } from './liveSessions.ts';
import { clearStored, endLost, insertSession, removeStored, wipeStored, writePortions } from './logStore.ts';
import { SEGMENT_BYTES, SEGMENT_ROWS } from './segmentBuilder.ts';
import { writeProblem, writeReason } from './writeFault.ts';

/** One transaction writes about this much payload. */
const TRANSACTION_BYTES = 8 * 1_024 * 1_024;
/** What may wait in memory while writing fails or is too slow. */
const WAITING_BYTES = 32 * 1_024 * 1_024;
/** After a failure writing is tried again after so many milliseconds, doubled each time. */
const RETRY_FIRST = 250;
const RETRY_LAST = 5_000;
/** So long a message larger than a segment may hold up what comes after it, in milliseconds. */
const LARGE_PATIENCE = 1_000;

export interface LogWriterDeps {
  indexedDB: IDBFactory;
  createChannel(name: string): LogChannel;
  /** Epoch milliseconds. */
  now(): number;
  /** Bytes that may wait in memory before frames are dropped (and the log says so). */
  maxWaiting?: number;
}

interface Failure {
  error: unknown;
  since: number;
  retryIn: number;
  lost: number;
}

/** The writing half of the log: batches the rows of all sessions, in order, and announces them. */
export function createLogWriter(deps: LogWriterDeps): LogWriter {
  const { indexedDB, now, maxWaiting = WAITING_BYTES } = deps;
  const connection = connectLog(indexedDB);
  const announcer = createAnnouncer(deps.createChannel(LOG_NAME), now);
  const live = new LiveSessions();
  const encoder = new TextEncoder();
  let failure: Failure | undefined;

  // Everything that touches the database runs in the order in which it was asked for.
  let chain: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(job: () => Promise<T>): Promise<T> => {
    const turn = chain.then(job);
    chain = turn.catch(() => undefined);
    return turn;
  };
  const task = <T>(what: string, job: (database: IDBDatabase) => Promise<T>): Promise<T> =>
    inTurn(() => connection.open().then(job)).catch((error: unknown) => {
      throw writeProblem(what, error);
    });

  const timer = createFlushTimer(() => inTurn(drain).catch(() => undefined), now);

  const trouble = (): LogTrouble | undefined =>
    failure && {
      message: `Frames wait in memory: ${writeReason(failure.error)}.`,
      since: failure.since,
      waiting: live.rows,
      lost: failure.lost,
    };

  function schedule(): void {
    if (failure) timer.after(failure.retryIn);
    else if (live.rows >= SEGMENT_ROWS || live.bytes >= SEGMENT_BYTES) timer.now();
    else timer.soon();
  }

  /** Writes what waits, as far as it waits now. */
  async function drain(): Promise<void> {
    timer.begun();
    try {
      while (await writeBatch());
      if (failure) announcer.tail([]);
      failure = undefined;
      if (live.bytes < maxWaiting / 2) for (const session of live.all) session.tellLoss();
      live.recount();
    } catch (error) {
      const retryIn = failure ? Math.min(failure.retryIn * 2, RETRY_LAST) : RETRY_FIRST;
      failure = { error, since: failure?.since ?? now(), retryIn, lost: failure?.lost ?? 0 };
      live.recount();
      // The state of the connections is told even though it could not be stored.
      announcer.tail(
        live.all.map(({ record }) => ({ ...record })),
        trouble(),
      );
      throw writeProblem('The log could not be written', error);
    } finally {
      if (live.dirty) schedule();
    }
  }

  /** One transaction. Resolves with whether more had been waiting than it took. */
  async function writeBatch(): Promise<boolean> {
    const database = await connection.open();
    // While writing fails, the least is tried that can show that it works again: one segment.
    const alone = failure !== undefined;
    const since = failure?.since ?? now();
    const { portions, more } = live.take(alone ? 1 : TRANSACTION_BYTES);
    if (portions.length === 0) return false;
    try {
      await writePortions(database, portions);
    } catch (error) {
      for (const portion of portions) {
        portion.session.restore(portion);
        if (alone && now() - since >= LARGE_PATIENCE)
          portion.session.giveUpLarge(portion, writeReason(error));
      }
      throw error;
    }
    failure = undefined;
    live.settle(portions);
    const cleared = portions.some(({ clearBefore }) => clearBefore !== undefined);
    announcer[cleared ? 'tailNow' : 'tail'](portions.map(({ record }) => record));
    return more;
  }

  function drop(session: LiveSession, row: LogRow): void {
    const { payload } = row;
    const bytes = typeof payload === 'string' ? encoder.encode(payload).length : payload.byteLength;
    const reason = failure ? writeReason(failure.error) : 'frames came faster than they could be written';
    session.drop(row, bytes, reason);
    if (failure) failure.lost++;
  }

  return {
    createSession: (draft, signature) =>
      task('The connection was not opened', async (database) => {
        const record = await insertSession(database, draft, signature);
        live.add(new LiveSession(record));
        announcer.tail([record], trouble());
        return record.id;
      }),

    append(id, row) {
      const session = live.get(id);
      if (!session) return;
      // Once frames had to be dropped, none is taken until there is ample room: one gap, not many.
      const room = live.bytes < (session.loss ? maxWaiting / 2 : maxWaiting);
      if (!room && row.direction !== 'event') {
        drop(session, row);
        return;
      }
      session.tellLoss();
      live.append(session, row);
      schedule();
    },

    update(id, patch) {
      const session = live.get(id);
      if (!session) return;
      session.update(patch);
      schedule();
    },

    async clear(id) {
      const session = live.get(id);
      if (session) {
        session.clear();
        live.recount();
        return inTurn(drain);
      }
      return task('The frames were not cleared', async (database) => {
        const record = await clearStored(database, id);
        if (record) announcer.tailNow([record], trouble());
      });
    },

    remove(id) {
      live.delete(id);
      return task('The session was not removed', async (database) => {
        await removeStored(database, id);
        announcer.removed([id]);
      });
    },

    begin({ wipe }) {
      return task(wipe ? 'The log was not wiped' : 'The log could not be opened', async (database) => {
        if (wipe) {
          live.deleteAll();
          announcer.removed(await wipeStored(database));
        } else {
          announcer.tail(await endLost(database, live.ids, now()), trouble());
        }
      });
    },

    flush: () => inTurn(drain),

    async close() {
      await inTurn(drain).catch(() => undefined);
      timer.stop();
      announcer.close();
      connection.close();
    },
  };
}
