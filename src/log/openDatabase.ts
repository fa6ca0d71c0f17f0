import { LOG_NAME } from './contract.ts';

/** A session's record, `SessionRecord`; key: its id, given by the store and never used twice. */
export const SESSIONS = 'sessions';
/** The larger part of a session, `SessionDetail`; key: the session's id. */
export const DETAILS = 'details';
/** `SegmentRecord`; key: `[sessionId, firstIndex]`. */
export const SEGMENTS = 'segments';

/** One step per version: the first leads from an absent database to version 1. */
const UPGRADES: ((database: IDBDatabase) => void)[] = [
  (database) => {
    database.createObjectStore(SESSIONS, { keyPath: 'id', autoIncrement: true });
    database.createObjectStore(DETAILS, { keyPath: 'id' });
    database.createObjectStore(SEGMENTS, { keyPath: ['sessionId', 'firstIndex'] });
  },
];

/** Opens the log's database, and creates or upgrades it where needed. Rejects with a DOMException. */
export function openDatabase(indexedDB: IDBFactory): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(LOG_NAME, UPGRADES.length);
    request.onupgradeneeded = (event) => {
      for (const upgrade of UPGRADES.slice(event.oldVersion)) upgrade(request.result);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
