import { LOG_NAME } from './contract.ts';
import { summarise } from './summarise.ts';

/** A session's record, `SessionRecord`; key: its id, given by the store and never used twice. */
export const SESSIONS = 'sessions';
/** The larger part of a session, `SessionDetail`; key: the session's id. */
export const DETAILS = 'details';
/** `SegmentRecord`; key: `[sessionId, firstIndex]`. */
export const SEGMENTS = 'segments';
/** `SegmentSummary` of every segment, under the segment's key. */
export const SUMMARIES = 'summaries';
/** `SignatureRecord` of a segment that grows no more, under its key. A segment may have none. */
export const SIGNATURES = 'signatures';
/** `BodyChunk`: payloads too large for their segment; key: `[sessionId, index, start]`. */
export const BODIES = 'bodies';

/** All that belongs to rows: keys begin with session and index, so that one range deletes in each. */
export const ROW_STORES: readonly string[] = [SEGMENTS, SUMMARIES, SIGNATURES, BODIES];

/** What search asks before it reads the segment (src/log/signature). */
export interface SignatureRecord {
  sessionId: number;
  firstIndex: number;
  bits: Uint8Array<ArrayBuffer>;
}

const SEGMENT_KEY = ['sessionId', 'firstIndex'];

/** One step per version: the first leads from an absent database to version 1. */
const UPGRADES: ((database: IDBDatabase, transaction: IDBTransaction) => void)[] = [
  (database) => {
    database.createObjectStore(SESSIONS, { keyPath: 'id', autoIncrement: true });
    database.createObjectStore(DETAILS, { keyPath: 'id' });
    database.createObjectStore(SEGMENTS, { keyPath: SEGMENT_KEY });
  },
  (database, transaction) => {
    const summaries = database.createObjectStore(SUMMARIES, { keyPath: SEGMENT_KEY });
    database.createObjectStore(SIGNATURES, { keyPath: SEGMENT_KEY });
    database.createObjectStore(BODIES, { keyPath: ['sessionId', 'index', 'start'] });
    // One segment in memory at a time.
    const walk = transaction.objectStore(SEGMENTS).openCursor();
    walk.onsuccess = () => {
      const cursor = walk.result;
      if (!cursor) return;
      summaries.put(summarise(cursor.value));
      cursor.continue();
    };
  },
];

/** Opens the log's database, and creates or upgrades it where needed. Rejects with a DOMException. */
export function openDatabase(indexedDB: IDBFactory): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(LOG_NAME, UPGRADES.length);
    request.onupgradeneeded = (event) => {
      const { result, transaction } = request;
      for (const upgrade of UPGRADES.slice(event.oldVersion)) upgrade(result, transaction!);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
