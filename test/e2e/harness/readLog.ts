import type { SessionRecord } from '#core/session.ts';
import type { View } from './View.ts';

/** A session as it is stored, with every row decoded. */
export interface StoredSession extends SessionRecord {
  rows: StoredRow[];
}

export interface StoredRow {
  index: number;
  /** Epoch milliseconds. */
  time: number;
  direction: 'sent' | 'received' | 'event';
  /** Text as it is; binary in hex. */
  payload: string;
  binary: boolean;
}

/**
 * The whole log, oldest session first, straight from IndexedDB and decoded by this function alone:
 * a second reader, so that a fault of the product's own cannot hide itself.
 */
export async function readLog(view: View): Promise<StoredSession[]> {
  return JSON.parse(await view.evaluate(readInPage)) as StoredSession[];
}

/** The ticks' numbers among the rows, in the order of the log. */
export const tickNumbers = (session: StoredSession): number[] => ticks(session).map(({ n }) => n);

/** The ticks among the rows, and when they came, in the order of the log. */
export function ticks({ rows }: StoredSession): { n: number; time: number }[] {
  return rows.flatMap(({ direction, payload, time }) => {
    const n = /^\{"type":"tick","n":(\d+),/.exec(payload)?.[1];
    return direction === 'received' && n !== undefined ? [{ n: Number(n), time }] : [];
  });
}

/** Layout: src/log/segment.ts. A large log travels as one string, which both protocols carry fast. */
async function readInPage(win: Window): Promise<string> {
  interface Segment {
    sessionId: number;
    firstIndex: number;
    times: Float64Array;
    flags: Uint8Array;
    offsets: Uint32Array;
    payload: ArrayBuffer;
  }
  const wait = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const database = await wait(win.indexedDB.open('countersign-log'));
  const transaction = database.transaction(['sessions', 'segments']);
  const [sessions, segments] = await Promise.all([
    wait(transaction.objectStore('sessions').getAll()) as Promise<{ id: number }[]>,
    wait(transaction.objectStore('segments').getAll()) as Promise<Segment[]>,
  ]);
  database.close();
  const text = new TextDecoder();
  const rowsOf = (segment: Segment) =>
    [...segment.times].map((time, at) => {
      const flags = segment.flags[at] ?? 0;
      const start = segment.offsets[at] ?? 0;
      const bytes = new Uint8Array(segment.payload, start, (segment.offsets[at + 1] ?? 0) - start);
      const binary = (flags & 4) !== 0;
      return {
        index: segment.firstIndex + at,
        time,
        direction: ['sent', 'received', 'event'][flags & 3],
        binary,
        payload: binary
          ? [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(' ')
          : text.decode(bytes),
      };
    });
  return JSON.stringify(
    sessions.map((session) => ({
      ...session,
      rows: segments.filter(({ sessionId }) => sessionId === session.id).flatMap(rowsOf),
    })),
  );
}
