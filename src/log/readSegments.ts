import { SEGMENTS } from './openDatabase.ts';
import { allOf, before, between, upTo } from './ranges.ts';
import { result } from './requests.ts';
import { byteSize, type SegmentRecord } from './segment.ts';

/** Segments per read: one long transaction would stall the writer (measured: up to 1.7 s for a cursor). */
export const READ_SEGMENTS = 8;

/** A read of older segments aims at no more memory than this. */
const READ_BYTES = 8 * 1_024 * 1_024;

const keyStart = (key: IDBValidKey): number => (Array.isArray(key) ? Number(key[1]) : 0);

/** The segment that holds row `from`, or else the first after it, and up to 7 that follow, before row `to`. */
export async function readForward(
  database: IDBDatabase,
  sessionId: number,
  from: number,
  to: number,
): Promise<SegmentRecord[]> {
  const store = database.transaction(SEGMENTS).objectStore(SEGMENTS);
  const cursor = await result(store.openKeyCursor(upTo(sessionId, from), 'prev'));
  const start = cursor ? keyStart(cursor.key) : from;
  return result(store.getAll(between(sessionId, start, to), READ_SEGMENTS));
}

/** Reads a session from its end to its beginning; each call gives older segments, in index order. */
export interface BackwardReader {
  /** The next older segments, or none at the beginning. */
  next(): Promise<SegmentRecord[]>;
}

export function readBackward(database: IDBDatabase, sessionId: number): BackwardReader {
  let end: number | undefined;
  // The first read is small, so that what is sought is seen at once; then up to eight a read.
  let count = 1;

  return {
    async next() {
      const range = end === undefined ? allOf(sessionId) : before(sessionId, end);
      const store = database.transaction(SEGMENTS).objectStore(SEGMENTS);
      const start = await skipBack(store, range, count - 1);
      if (start === undefined) return [];
      const upper = end ?? Number.POSITIVE_INFINITY;
      const segments: SegmentRecord[] = await result(store.getAll(between(sessionId, start, upper), count));
      const bytes = segments.reduce((sum, segment) => sum + byteSize(segment), 0);
      count = bytes > READ_BYTES ? Math.max(1, count >> 1) : Math.min(READ_SEGMENTS, count * 2);
      end = start;
      return segments;
    },
  };
}

/** Where to read from for the last `skip + 1` segments in `range`; undefined when it is empty. */
function skipBack(store: IDBObjectStore, range: IDBKeyRange, skip: number): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const request = store.openKeyCursor(range, 'prev');
    let skipped = skip === 0;
    let seen: number | undefined;
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const cursor = request.result;
      if (cursor) seen = keyStart(cursor.key);
      if (cursor && !skipped) {
        skipped = true;
        cursor.advance(skip);
        return;
      }
      // Without a cursor fewer are left than were to be skipped: read from the session's first.
      resolve(cursor || seen === undefined ? seen : 0);
    };
  });
}
