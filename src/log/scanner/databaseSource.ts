import { connectLog } from '../connection.ts';
import { SEGMENTS, SIGNATURES, type SignatureRecord } from '../openDatabase.ts';
import { between } from '../ranges.ts';
import { readBody } from '../readBody.ts';
import { readForward } from '../readSegments.ts';
import { summaryFrom, timesFall } from '../readSummaries.ts';
import { result } from '../requests.ts';
import type { SegmentRecord } from '../segment.ts';
import type { SegmentSource } from './segmentSource.ts';

/** The log's database as the scanner reads it: many short transactions, none of which stalls the writer. */
export function openDatabaseSource(indexedDB: IDBFactory): SegmentSource {
  const connection = connectLog(indexedDB);
  /** Asks at once, while the transaction is new. */
  const ask = async <T>(name: string, question: (store: IDBObjectStore) => Promise<T>): Promise<T> => {
    const database = await connection.open();
    return question(database.transaction(name).objectStore(name));
  };

  return {
    async starts(sessionId, from, to) {
      const keys = await ask(SEGMENTS, (store) => result(store.getAllKeys(between(sessionId, from, to))));
      return keys.map((key) => Number((key as IDBValidKey[])[1]));
    },

    async signatures(sessionId, starts) {
      const [first, last] = [starts[0], starts.at(-1)];
      if (first === undefined || last === undefined) return new Map();
      const range = between(sessionId, first, last + 1);
      const records: SignatureRecord[] = await ask(SIGNATURES, (store) => result(store.getAll(range)));
      return new Map(records.map(({ firstIndex, bits }) => [firstIndex, bits]));
    },

    // Chromium keeps large values as files and reads them side by side; `getAll` was measured slower.
    async segments(sessionId, starts) {
      const found: (SegmentRecord | undefined)[] = await ask(SEGMENTS, (store) =>
        Promise.all(starts.map((start) => result(store.get([sessionId, start])))),
      );
      return found.filter((segment) => segment !== undefined);
    },

    forward: async (sessionId, from, to) => readForward(await connection.open(), sessionId, from, to),

    async rowsOfTime(sessionId, from, to, first, next) {
      const database = await connection.open();
      // Each row is tested by itself anyway: then no more is lost than the short way.
      if (await timesFall(database, sessionId)) return { first, next };
      const begin = await summaryFrom(database, sessionId, from, first, next);
      if (begin === undefined) return { first: next, next };
      const end =
        to === Number.POSITIVE_INFINITY ? undefined : await summaryFrom(database, sessionId, to, first, next);
      return {
        first: Math.max(first, begin.firstIndex),
        next: end === undefined ? next : Math.min(next, end.firstIndex + end.rows),
      };
    },

    body: async (sessionId, index, from, to) => readBody(await connection.open(), sessionId, index, from, to),

    close: () => connection.close(),
  };
}
