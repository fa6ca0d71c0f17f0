import type { LogRow } from './contract.ts';
import { isLarge } from './largeBody.ts';
import type { LiveSession } from './liveSession.ts';
import type { Portion } from './portion.ts';

/** Memory that a waiting row takes beside its payload, roughly. */
const ROW_OVERHEAD = 32;
/** So many rows of a session are written without waiting for more. */
const TRANSACTION_ROWS = 1_024;

/** The sessions of a writer, and what waits in memory over all of them. */
export class LiveSessions {
  readonly #sessions = new Map<number, LiveSession>();
  rows = 0;
  bytes = 0;
  /** A session has rows enough for a transaction that no other rows need share. */
  full = false;
  /** Left of messages too large for a segment; they are written piece by piece. */
  bodies = 0;

  get(id: number): LiveSession | undefined {
    return this.#sessions.get(id);
  }

  get all(): LiveSession[] {
    return [...this.#sessions.values()];
  }

  get ids(): ReadonlySet<number> {
    return new Set(this.#sessions.keys());
  }

  get dirty(): boolean {
    return this.all.some((session) => session.dirty);
  }

  add(session: LiveSession): void {
    this.#sessions.set(session.record.id, session);
  }

  delete(id: number): void {
    this.#sessions.delete(id);
    this.recount();
  }

  deleteAll(): void {
    this.#sessions.clear();
    this.recount();
  }

  append(session: LiveSession, row: LogRow): void {
    if (isLarge(row.payload)) {
      session.append(row);
      this.recount();
      return;
    }
    this.bytes += session.append(row) + ROW_OVERHEAD;
    this.rows++;
    if (session.fresh >= TRANSACTION_ROWS) this.full = true;
  }

  /** Counts anew after anything but `append` changed what waits. */
  recount(): void {
    this.rows = 0;
    this.bytes = 0;
    this.bodies = 0;
    for (const session of this.#sessions.values()) {
      const { rows, bytes, bodies } = session.waiting;
      this.rows += rows;
      this.bodies += bodies;
      this.bytes += bytes + rows * ROW_OVERHEAD;
    }
  }

  /** Takes what is to be written, about `budget` bytes; `more` if that was not all. */
  take(budget: number): { portions: Portion[]; more: boolean } {
    const portions: Portion[] = [];
    let left = budget;
    this.full = false;
    for (const session of this.all) {
      if (left <= 0) return { portions, more: true };
      if (!session.dirty) continue;
      const portion = session.take(left);
      portions.push(portion);
      left -= portion.bytes;
      // To the end of the line, so that a busy session does not starve the others.
      this.#sessions.delete(session.record.id);
      this.#sessions.set(session.record.id, session);
    }
    return { portions, more: left <= 0 };
  }

  /** The portions are on disk; sessions that have ended and are stored are let go. Returns whether any was. */
  settle(portions: readonly Portion[]): boolean {
    const held = this.#sessions.size;
    for (const portion of portions) {
      portion.session.settle(portion);
      if (portion.session.finished) this.#sessions.delete(portion.session.record.id);
    }
    this.recount();
    return this.#sessions.size < held;
  }
}
