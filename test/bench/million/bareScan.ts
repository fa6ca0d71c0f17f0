import type { View } from '../../e2e/harness/View.ts';

/**
 * Milliseconds to read every segment of the log and look for a text in it, with nothing shown,
 * streamed or mapped to rows: what a search that reads everything cannot go below.
 */
export const bareScan = (view: View, text: string): Promise<number> => view.evaluate(scanInPage, text);

async function scanInPage(win: Window, text: string): Promise<number> {
  const wait = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const database = await wait(win.indexedDB.open('countersign-log'));
  const latin1 = new TextDecoder('latin1');
  const start = win.performance.now();
  let found = 0;
  for (let range: IDBKeyRange | undefined = IDBKeyRange.lowerBound([0]); range; ) {
    const store = database.transaction('segments').objectStore('segments');
    const batch: { sessionId: number; firstIndex: number; payload: ArrayBuffer }[] = await wait(
      store.getAll(range, 8),
    );
    for (const { payload } of batch) if (latin1.decode(payload).includes(text)) found++;
    const last: (typeof batch)[number] | undefined = batch.at(-1);
    range = last && IDBKeyRange.lowerBound([last.sessionId, last.firstIndex], true);
  }
  database.close();
  if (found === 0) throw new Error('The scan found nothing.');
  return win.performance.now() - start;
}
