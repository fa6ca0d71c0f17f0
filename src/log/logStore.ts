import { isLive, type SessionDetail, type SessionDraft, type SessionRecord } from '#core/session.ts';
import type { LogRow } from './contract.ts';
import { encodeSegment } from './encodeSegment.ts';
import { DETAILS, ROW_STORES, SEGMENTS, SESSIONS } from './openDatabase.ts';
import type { Portion } from './portion.ts';
import { allOf, before, bodyOf, onwards } from './ranges.ts';
import { onResult, result, write } from './requests.ts';
import { rowStores } from './rowStores.ts';
import { freeSegment } from './segment.ts';

/** What the writer does to the database, one transaction each. All reject with a DOMException. */

export function insertSession(
  database: IDBDatabase,
  draft: SessionDraft,
  detail: Omit<SessionDetail, 'id'>,
): Promise<SessionRecord> {
  return write(database, [SESSIONS, DETAILS], (transaction) => {
    const record: Omit<SessionRecord, 'id'> = {
      ...draft,
      state: 'connecting',
      buffered: 0,
      sent: { frames: 0, bytes: 0 },
      received: { frames: 0, bytes: 0 },
      firstIndex: 0,
      nextIndex: 0,
    };
    let id = 0;
    onResult(transaction.objectStore(SESSIONS).add(record), (key) => {
      id = Number(key);
      transaction.objectStore(DETAILS).add({ ...detail, id });
    });
    return () => ({ ...record, id });
  });
}

/** Replaces parts of a session's detail; nothing happens where there is no such session. */
export function changeDetail(
  database: IDBDatabase,
  id: number,
  change: Partial<Omit<SessionDetail, 'id'>>,
): Promise<void> {
  return write(database, [SESSIONS, DETAILS], (transaction) => {
    const details = transaction.objectStore(DETAILS);
    onResult(transaction.objectStore(SESSIONS).getKey(id), (key) => {
      if (key === undefined) return;
      onResult(details.get(id), (detail: SessionDetail | undefined) => {
        details.put({ ...detail, ...change, id });
      });
    });
  });
}

/** The record of a session; nothing if there is none. */
export function readRecord(database: IDBDatabase, id: number): Promise<SessionRecord | undefined> {
  return result(database.transaction(SESSIONS).objectStore(SESSIONS).get(id));
}

/**
 * Segments and record of each session in one transaction, so that they can never disagree. Records
 * go first: where the disk is full, Firefox has been seen to commit the later part of a transaction
 * that it aborts, and no record may promise rows that are not there. What lies beyond a record's
 * `nextIndex` does not count, and is written over or deleted (`endLost`).
 */
export function writePortions(database: IDBDatabase, portions: readonly Portion[]): Promise<void> {
  return write(database, [SESSIONS, ...ROW_STORES], (transaction) => {
    const rows = rowStores(transaction);
    for (const { record } of portions) transaction.objectStore(SESSIONS).put(record);
    for (const { record, segments, whole, chunks, clearBefore, givenUp } of portions) {
      if (clearBefore !== undefined) rows.delete(before(record.id, clearBefore));
      for (const index of givenUp) rows.deleteChunks(bodyOf(record.id, index));
      for (const chunk of chunks) rows.putChunk(chunk);
      for (const segment of segments) {
        rows.put(segment, whole.includes(segment));
        // IndexedDB has made its own copy by now.
        freeSegment(segment);
      }
    }
  });
}

/** Clears a session that no writer holds. Resolves with its record, or nothing if there is none. */
export function clearStored(database: IDBDatabase, id: number): Promise<SessionRecord | undefined> {
  return write(database, [SESSIONS, ...ROW_STORES], (transaction) =>
    changeRecord(transaction, id, (record) => {
      rowStores(transaction).delete(allOf(id));
      return { firstIndex: record.nextIndex };
    }),
  );
}

/** Changes the record of a session that no writer holds. Resolves as `clearStored`. */
export function changeStored(
  database: IDBDatabase,
  id: number,
  change: Partial<SessionRecord>,
): Promise<SessionRecord | undefined> {
  return write(database, [SESSIONS], (transaction) => changeRecord(transaction, id, () => change));
}

/** The changed record once all is committed. */
function changeRecord(
  transaction: IDBTransaction,
  id: number,
  change: (record: SessionRecord) => Partial<SessionRecord>,
): () => SessionRecord | undefined {
  const sessions = transaction.objectStore(SESSIONS);
  let changed: SessionRecord | undefined;
  onResult(sessions.get(id), (record: SessionRecord | undefined) => {
    if (!record) return;
    changed = { ...record, ...change(record) };
    sessions.put(changed);
  });
  return () => changed;
}

/** Segments that one transaction removes: a few milliseconds, so that the writer never waits long. */
const REMOVED_AT_ONCE = 64;

/**
 * Removes the first rows of a session, or all that is left of it. Resolves with whether there is
 * more: what is there in between is a session like any other whose older rows were cleared.
 */
export async function removeSome(database: IDBDatabase, id: number): Promise<boolean> {
  const more = await write(database, [SESSIONS, ...ROW_STORES], (transaction) => {
    const keys = transaction.objectStore(SEGMENTS).getAllKeys(allOf(id), REMOVED_AT_ONCE + 1);
    let isMore = false;
    onResult(keys, ({ [REMOVED_AT_ONCE]: next }) => {
      if (!next) return;
      isMore = true;
      const [, firstIndex] = next as [number, number];
      changeRecord(transaction, id, () => ({ firstIndex }));
      rowStores(transaction).delete(before(id, firstIndex));
    });
    return () => isMore;
  });
  if (!more) await removeAll(database, id);
  return more;
}

/** Removes a session at once. It writes nothing, so that it works where the disk is full as well. */
export function removeAll(database: IDBDatabase, id: number): Promise<void> {
  return write(database, [SESSIONS, DETAILS, ...ROW_STORES], (transaction) => {
    transaction.objectStore(SESSIONS).delete(id);
    transaction.objectStore(DETAILS).delete(id);
    rowStores(transaction).delete(allOf(id));
  });
}

/** Empties the log. Resolves with the ids that are gone; they are not given out again. */
export function wipeStored(database: IDBDatabase): Promise<number[]> {
  return write(database, [SESSIONS, DETAILS, ...ROW_STORES], (transaction) => {
    const keys = transaction.objectStore(SESSIONS).getAllKeys();
    for (const store of [SESSIONS, DETAILS]) transaction.objectStore(store).clear();
    rowStores(transaction).clear();
    return () => keys.result.map(Number);
  });
}

/**
 * Ends what a writer left open that is gone: state `lost`, the last sign of life as the end, and
 * an event row at `now` in place of what had not been written to its end. Resolves with the
 * records that changed.
 */
export function endLost(
  database: IDBDatabase,
  held: ReadonlySet<number>,
  now: number,
): Promise<SessionRecord[]> {
  return write(database, [SESSIONS, ...ROW_STORES], (transaction) => {
    const sessions = transaction.objectStore(SESSIONS);
    const rows = rowStores(transaction);
    let lost: SessionRecord[] = [];
    onResult(sessions.getAll(), (all: SessionRecord[]) => {
      lost = all.filter((record) => isLive(record) && !held.has(record.id));
      for (const record of lost) {
        // Pieces of a large message whose row was never written, and what a failed write has left.
        rows.delete(onwards(record.id, record.nextIndex));
        rows.put(encodeSegment(record.id, record.nextIndex, [lostRow(now)]), true);
        record.state = 'lost';
        record.endedAt = record.lastFrameAt ?? record.openedAt ?? record.createdAt;
        record.buffered = 0;
        record.nextIndex++;
        delete record.retryAt;
        delete record.attempt;
        delete record.repeat;
        sessions.put(record);
      }
    });
    return () => lost;
  });
}

const lostRow = (time: number): LogRow => ({
  time,
  direction: 'event',
  kind: 'text',
  payload: 'connection lost: the browser or the extension ended while it was open',
  bad: true,
});
