import type { Retention } from '#core/retention.ts';
import { createAnnouncer } from './announcer.ts';
import { connectLog } from './connection.ts';
import { LOG_NAME, type LogChannel, type LogWriter } from './contract.ts';
import { createDrain } from './drain.ts';
import { listExpired } from './listExpired.ts';
import { LiveSession } from './liveSession.ts';
import { LiveSessions } from './liveSessions.ts';
import {
  changeDetail,
  changeStored,
  clearStored,
  endLost,
  insertSession,
  readRecord,
  removeAll,
  removeSome,
  wipeStored,
} from './logStore.ts';
import { Rooms } from './room.ts';
import { writeProblem } from './writeFault.ts';
import { createWriteHealth } from './writeHealth.ts';

/** What may wait in memory while writing fails or is too slow. */
const WAITING_BYTES = 32 * 1_024 * 1_024;

export interface LogWriterDeps {
  indexedDB: IDBFactory;
  createChannel(name: string): LogChannel;
  /** Epoch milliseconds. */
  now(): number;
  /** Bytes that may wait in memory before frames are dropped (and the log says so). */
  maxWaiting?: number;
}

/** The writing half of the log: batches the rows of all sessions, in order, and announces them. */
export function createLogWriter(deps: LogWriterDeps): LogWriter {
  const { indexedDB, now, maxWaiting = WAITING_BYTES } = deps;
  const connection = connectLog(indexedDB);
  const live = new LiveSessions();
  const rooms = new Rooms();
  const health = createWriteHealth(live, maxWaiting, now);
  const announcer = createAnnouncer(deps.createChannel(LOG_NAME), now, () => health.trouble);
  let retention: Retention | undefined;

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

  /** In turns, between which waiting rows are written. */
  const removeStored = async (what: string, id: number): Promise<void> => {
    const some = () => inTurn(() => connection.open().then((database) => removeSome(database, id)));
    try {
      while (await some());
    } catch {
      await task(what, (database) => removeAll(database, id));
    }
  };

  /** Announced, since who looks at the session has read its detail before. */
  const tellDetail = (what: string, id: number, change: Parameters<typeof changeDetail>[2]): Promise<void> =>
    task(what, async (database) => {
      await changeDetail(database, id, change);
      const record = live.get(id)?.record ?? (await readRecord(database, id));
      if (record) announcer.tail([{ ...record }]);
    });

  const retain = async (kept: Retention): Promise<number[]> => {
    const what = 'Old sessions were not removed';
    const removed: number[] = [];
    try {
      for (const id of await task(what, (database) => listExpired(database, kept, live.ids, now()))) {
        // It may have been taken up again in the meantime.
        if (live.get(id)) continue;
        await removeStored(what, id);
        removed.push(id);
      }
    } finally {
      announcer.removed(removed);
    }
    return removed;
  };
  const onEnded = (): void => {
    // Tried again when the next one ends.
    if (retention) retain(retention).catch(() => undefined);
  };
  const drain = createDrain({ connection, live, health, announcer, inTurn, now, maxWaiting, onEnded });

  return {
    createSession: (draft, signature, more = {}) =>
      task('The connection was not opened', async (database) => {
        const detail = { ...(signature ? { signature } : {}), ...more };
        const record = await insertSession(database, draft, detail);
        live.add(new LiveSession(record, rooms));
        announcer.tail([record]);
        return record.id;
      }),

    append: drain.append,

    update(id, patch) {
      const session = live.get(id);
      if (!session) return;
      session.update(patch);
      drain.schedule();
    },

    setSignature: (id, signature) =>
      task('How the connection was signed was not stored', (database) =>
        changeDetail(database, id, { signature }),
      ),

    setHandshake: (id, handshake) => tellDetail('How the server answered was not stored', id, { handshake }),
    setSequence: (id, sequence) => tellDetail('What came of the sequence was not stored', id, { sequence }),

    resume: (id, patch) =>
      task('The session was not taken up again', async (database) => {
        let session = live.get(id);
        if (!session) {
          const record = await readRecord(database, id);
          if (!record) return false;
          session = new LiveSession(record, rooms);
          live.add(session);
        }
        session.update(patch);
        drain.schedule();
        return true;
      }),

    async change(id, change) {
      const session = live.get(id);
      if (session) {
        session.change(change);
        return drain.run();
      }
      return task('The session was not changed', async (database) => {
        const record = await changeStored(database, id, change);
        if (record) announcer.tail([record]);
      });
    },

    retain(wanted) {
      retention = wanted;
      return retain(wanted);
    },

    async clear(id) {
      const session = live.get(id);
      if (session) {
        session.clear();
        live.recount();
        return drain.run();
      }
      return task('The frames were not cleared', async (database) => {
        const record = await clearStored(database, id);
        if (record) announcer.tailNow([record]);
      });
    },

    async remove(id) {
      const session = live.get(id);
      live.delete(id);
      try {
        await removeStored('The session was not removed', id);
        announcer.removed([id]);
      } catch (error) {
        if (session) live.add(session);
        live.recount();
        throw error;
      }
    },

    begin({ wipe }) {
      return task(wipe ? 'The log was not wiped' : 'The log could not be opened', async (database) => {
        if (wipe) {
          live.deleteAll();
          announcer.removed(await wipeStored(database));
        } else {
          announcer.tail(await endLost(database, live.ids, now()));
        }
      });
    },

    flush: drain.run,

    async close() {
      await drain.run().catch(() => undefined);
      drain.stop();
      announcer.close();
      connection.close();
    },
  };
}
