import type { View } from '../../e2e/harness/View.ts';
import { within } from '../page/within.ts';

/**
 * Milliseconds to read a session's rows, `JSON.parse` each, and put the requests into a Map by their
 * id, in one go, with nothing shown: what pairing cannot go below.
 */
export const parseAll = (view: View): Promise<number> =>
  within(view, 'JSON.parse of everything', view.evaluate(parseInPage), 120_000);

/** Layout: src/log/segment.ts. */
async function parseInPage(win: Window): Promise<number> {
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
  const text = new TextDecoder();
  const database = await wait(win.indexedDB.open('countersign-log'));
  const start = win.performance.now();
  const requests = new Map<string, number>();
  let answered = 0;
  for (let range: IDBKeyRange | undefined = IDBKeyRange.lowerBound([0]); range; ) {
    const store = database.transaction('segments').objectStore('segments');
    const batch = (await wait(store.getAll(range, 8))) as Segment[];
    for (const { times, flags, offsets, payload } of batch) {
      for (let row = 0; row < times.length; row++) {
        const direction = flags[row]! & 3;
        if (direction === 2) continue;
        const bytes = new Uint8Array(payload, offsets[row]!, offsets[row + 1]! - offsets[row]!);
        const { requestId } = JSON.parse(text.decode(bytes)) as { requestId: string };
        if (direction === 0) requests.set(requestId, times[row]!);
        else if (requests.delete(requestId)) answered++;
      }
    }
    const last: Segment | undefined = batch.at(-1);
    range = last && IDBKeyRange.lowerBound([last.sessionId, last.firstIndex], true);
  }
  database.close();
  if (answered === 0) throw new Error('No answer was found.');
  return win.performance.now() - start;
}
