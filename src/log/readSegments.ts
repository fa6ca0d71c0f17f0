import { SEGMENTS } from './openDatabase.ts';
import { between, upTo } from './ranges.ts';
import { chained } from './requests.ts';
import type { SegmentRecord } from './segment.ts';

/** Segments per read: one long transaction would stall the writer (measured: up to 1.7 s for a cursor). */
const READ_SEGMENTS = 8;

const keyStart = (key: IDBValidKey): number => (Array.isArray(key) ? Number(key[1]) : 0);

/** The segment that holds row `from`, or else the first after it, and up to 7 that follow, before row `to`. */
export async function readForward(
  database: IDBDatabase,
  sessionId: number,
  from: number,
  to: number,
): Promise<SegmentRecord[]> {
  const store = database.transaction(SEGMENTS).objectStore(SEGMENTS);
  return chained(store.openKeyCursor(upTo(sessionId, from), 'prev'), (cursor) =>
    store.getAll(between(sessionId, cursor ? keyStart(cursor.key) : from, to), READ_SEGMENTS),
  );
}
