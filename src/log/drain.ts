import { utf8Length } from '#core/utf8Length.ts';
import type { Announcer } from './announcer.ts';
import type { LogConnection } from './connection.ts';
import type { LogRow } from './contract.ts';
import { createFlushTimer } from './flushTimer.ts';
import { isLarge } from './largeBody.ts';
import type { LiveSessions } from './liveSessions.ts';
import { writePortions } from './logStore.ts';
import { SEGMENT_BYTES } from './segmentBuilder.ts';
import { writeProblem, writeReason } from './writeFault.ts';
import { BEHIND_AFTER, type WriteHealth } from './writeHealth.ts';

/** One transaction writes about this much payload: encoding and handing it over blocks the thread. */
const TRANSACTION_BYTES = 4 * 1_024 * 1_024;
/** So long a large message may hold up what comes after it when it cannot be written, in milliseconds. */
const LARGE_PATIENCE = 1_000;
/** Large messages may wait for as much as this times what other rows may. */
const BODIES_SHARE = 8;

export interface DrainDeps {
  connection: LogConnection;
  live: LiveSessions;
  health: WriteHealth;
  announcer: Announcer;
  /** Runs a job that touches the database after those that were asked for before. */
  inTurn<T>(job: () => Promise<T>): Promise<T>;
  now(): number;
  /** Bytes that may wait before frames are dropped. */
  maxWaiting: number;
  /** A session has ended and is stored. */
  onEnded(): void;
}

export interface Drain {
  /** Returns the row's index; undefined where it was dropped. */
  append(sessionId: number, row: LogRow): number | undefined;
  /** Sees to it that what waits is written soon. */
  schedule(): void;
  /** Writes all that waits now. Problem: `log.write`. */
  run(): Promise<void>;
  stop(): void;
}

/** Brings rows from memory to disk, batch by batch. */
export function createDrain(deps: DrainDeps): Drain {
  const { connection, live, health, announcer, inTurn, now, maxWaiting, onEnded } = deps;
  let watch: ReturnType<typeof setTimeout> | undefined;

  const run = (): Promise<void> => inTurn(drain);
  const timer = createFlushTimer(() => run().catch(() => undefined), now);

  function schedule(): void {
    if (health.failure) timer.after(health.failure.retryIn);
    else if (live.full || live.bytes >= SEGMENT_BYTES || live.bodies > 0) timer.now();
    else timer.soon();
  }

  /** A transaction that does not end tells nothing, so the clock looks too; in trouble, figures move on. */
  function lookLater(): void {
    watch ??= setTimeout(() => {
      watch = undefined;
      if (health.look() || health.trouble) announcer.tail([]);
      if (live.rows > 0) lookLater();
    }, BEHIND_AFTER);
  }

  /** Writes what waits, as far as it waits now. */
  async function drain(): Promise<void> {
    timer.begun();
    try {
      while (await writeBatch());
      if (health.failure) {
        // What could not be written is gone, with its session.
        health.wrote(now(), true);
        announcer.tail([]);
      }
      if (live.bytes < maxWaiting / 2) for (const session of live.all) session.tellLoss();
      live.recount();
    } catch (error) {
      health.failed(error);
      live.recount();
      // The state of the connections is told even though it could not be stored.
      announcer.tail(live.all.map(({ record }) => ({ ...record })));
      throw writeProblem('The log could not be written', error);
    } finally {
      if (health.look()) announcer.tail([]);
      if (live.dirty) schedule();
    }
  }

  /** One transaction. Resolves with whether more had been waiting than it took. */
  async function writeBatch(): Promise<boolean> {
    const database = await connection.open();
    // While writing fails, the least is tried that can show that it works again.
    const { failure } = health;
    const taken = now();
    const { portions, more } = live.take(failure ? 1 : TRANSACTION_BYTES);
    if (portions.length === 0) return false;
    try {
      await writePortions(database, portions);
    } catch (error) {
      const patient = !failure || taken - failure.since < LARGE_PATIENCE;
      for (const portion of portions) {
        portion.session.restore(portion);
        if (!patient) portion.session.giveUpLarge(portion, writeReason(error));
      }
      throw error;
    }
    health.wrote(taken, !more);
    const ended = live.settle(portions);
    const cleared = portions.some(({ clearBefore }) => clearBefore !== undefined);
    announcer[cleared ? 'tailNow' : 'tail'](portions.map(({ record }) => record));
    if (ended) onEnded();
    return more;
  }

  /** Once frames had to be dropped, none is taken until there is ample room: one gap, not many. */
  function hasRoom(row: LogRow, lossy: boolean): boolean {
    if (row.direction === 'event') return true;
    if (live.bytes >= (lossy ? maxWaiting / 2 : maxWaiting)) return false;
    return !isLarge(row.payload) || live.bodies < maxWaiting * BODIES_SHARE;
  }

  return {
    append(id, row) {
      const session = live.get(id);
      if (!session) return undefined;
      if (live.rows === 0) health.begun();
      if (!hasRoom(row, session.loss !== undefined)) {
        const { payload } = row;
        const bytes = typeof payload === 'string' ? utf8Length(payload) : payload.byteLength;
        session.drop(row, bytes, health.reason);
        health.lost();
        return undefined;
      }
      session.tellLoss();
      const index = session.nextIndex;
      live.append(session, row);
      lookLater();
      schedule();
      return index;
    },
    schedule,
    run,
    stop() {
      clearTimeout(watch);
      timer.stop();
    },
  };
}
