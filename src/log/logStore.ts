import type { SessionRecord, SessionState } from '#core/session.ts';
import type { SignatureTrace } from '#core/signature/trace.ts';
import type { LogRow, SessionDraft } from './contract.ts';
import { encodeSegment } from './encodeSegment.ts';
import type { Portion } from './liveSession.ts';
import { DETAILS, SEGMENTS, SESSIONS } from './openDatabase.ts';
import { allOf, before } from './ranges.ts';
import { result, write } from './requests.ts';

/** What the writer does to the database, one transaction each. All reject with a DOMException. */

const UNFINISHED: readonly SessionState[] = ['connecting', 'open', 'closing'];

export function insertSession(
  database: IDBDatabase,
  draft: SessionDraft,
  signature: SignatureTrace,
): Promise<SessionRecord> {
  return write(database, [SESSIONS, DETAILS], async (transaction) => {
    const record: Omit<SessionRecord, 'id'> = {
      ...draft,
      state: 'connecting',
      buffered: 0,
      sent: { frames: 0, bytes: 0 },
      received: { frames: 0, bytes: 0 },
      firstIndex: 0,
      nextIndex: 0,
    };
    const id = Number(await result(transaction.objectStore(SESSIONS).add(record)));
    transaction.objectStore(DETAILS).add({ id, signature });
    return { ...record, id };
  });
}

/** Segments and record of each session in one transaction, so that they can never disagree. */
export function writePortions(database: IDBDatabase, portions: readonly Portion[]): Promise<void> {
  return write(database, [SESSIONS, SEGMENTS], (transaction) => {
    const segmentStore = transaction.objectStore(SEGMENTS);
    for (const { record, segments, clearBefore } of portions) {
      if (clearBefore !== undefined) segmentStore.delete(before(record.id, clearBefore));
      for (const segment of segments) segmentStore.put(segment);
      transaction.objectStore(SESSIONS).put(record);
    }
  });
}

/** Clears a session that no writer holds. Resolves with its record, or nothing if there is none. */
export function clearStored(database: IDBDatabase, id: number): Promise<SessionRecord | undefined> {
  return write(database, [SESSIONS, SEGMENTS], async (transaction) => {
    const sessions = transaction.objectStore(SESSIONS);
    const record: SessionRecord | undefined = await result(sessions.get(id));
    if (!record) return undefined;
    record.firstIndex = record.nextIndex;
    sessions.put(record);
    transaction.objectStore(SEGMENTS).delete(allOf(id));
    return record;
  });
}

export function removeStored(database: IDBDatabase, id: number): Promise<void> {
  return write(database, [SESSIONS, DETAILS, SEGMENTS], (transaction) => {
    transaction.objectStore(SESSIONS).delete(id);
    transaction.objectStore(DETAILS).delete(id);
    transaction.objectStore(SEGMENTS).delete(allOf(id));
  });
}

/** Empties the log. Resolves with the ids that are gone; they are not given out again. */
export function wipeStored(database: IDBDatabase): Promise<number[]> {
  return write(database, [SESSIONS, DETAILS, SEGMENTS], async (transaction) => {
    const keys = result(transaction.objectStore(SESSIONS).getAllKeys());
    for (const store of [SESSIONS, DETAILS, SEGMENTS]) transaction.objectStore(store).clear();
    return (await keys).map(Number);
  });
}

/**
 * Ends what a writer left open that is gone: state `lost`, the last sign of life as the end, and
 * an event row at `now`. Resolves with the records that changed.
 */
export function endLost(
  database: IDBDatabase,
  held: ReadonlySet<number>,
  now: number,
): Promise<SessionRecord[]> {
  return write(database, [SESSIONS, SEGMENTS], async (transaction) => {
    const sessions = transaction.objectStore(SESSIONS);
    const all: SessionRecord[] = await result(sessions.getAll());
    const lost = all.filter(({ id, state }) => UNFINISHED.includes(state) && !held.has(id));
    for (const record of lost) {
      transaction.objectStore(SEGMENTS).put(encodeSegment(record.id, record.nextIndex, [lostRow(now)]));
      record.state = 'lost';
      record.endedAt = record.lastFrameAt ?? record.openedAt ?? record.createdAt;
      record.buffered = 0;
      record.nextIndex++;
      sessions.put(record);
    }
    return lost;
  });
}

const lostRow = (time: number): LogRow => ({
  time,
  direction: 'event',
  kind: 'text',
  payload: 'connection lost: the browser or the extension ended while it was open',
  bad: true,
});
