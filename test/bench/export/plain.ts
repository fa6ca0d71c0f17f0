import type { View } from '../../e2e/harness/View.ts';
import { within } from '../page/within.ts';
import type { Saved } from './saveAs.ts';

/**
 * What one would write without a thought for length: every row of the session as an object, all of
 * them through one `JSON.stringify`, and a Blob of that. Chromium refuses beyond 512 MB of it.
 */
export const plainStringify = (view: View, sessionId: number): Promise<Saved> =>
  within(view, 'JSON.stringify of everything', view.evaluate(stringifyInPage, sessionId), 180_000);

/** Layout: src/log/segment.ts. */
async function stringifyInPage(win: Window, sessionId: number): Promise<Saved> {
  interface Segment {
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
  const text = new TextDecoder();
  const database = await wait(win.indexedDB.open('countersign-log'));
  const start = win.performance.now();
  const rows: object[] = [];
  const end = [sessionId, []];
  for (let range: IDBKeyRange | undefined = IDBKeyRange.bound([sessionId], end); range; ) {
    const store = database.transaction('segments').objectStore('segments');
    const batch = (await wait(store.getAll(range, 8))) as Segment[];
    for (const { firstIndex, times, flags, offsets, payload } of batch) {
      for (let row = 0; row < times.length; row++) {
        const bytes = new Uint8Array(payload, offsets[row]!, offsets[row + 1]! - offsets[row]!);
        rows.push({
          index: firstIndex + row,
          time: times[row],
          direction: ['sent', 'received', 'event'][flags[row]! & 3],
          text: text.decode(bytes),
        });
      }
    }
    const last: Segment | undefined = batch.at(-1);
    range = last && IDBKeyRange.bound([sessionId, last.firstIndex], end, true);
  }
  const { size } = new Blob([JSON.stringify(rows)]);
  database.close();
  return { ms: win.performance.now() - start, bytes: size };
}
