import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { LOG_NAME } from '#log/contract.ts';
import { encodeSegment } from '#log/encodeSegment.ts';
import { openDatabase } from '#log/openDatabase.ts';
import { openLogReader } from '#log/reader.ts';
import { committed, result } from '#log/requests.ts';
import { createBus, DRAFT, textOf, textRow } from './support.ts';

/** The log as version 1 of its database left it: one session with 3 segments. */
async function version1(indexedDB: IDBFactory): Promise<void> {
  const request = indexedDB.open(LOG_NAME, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore('sessions', { keyPath: 'id', autoIncrement: true });
    request.result.createObjectStore('details', { keyPath: 'id' });
    request.result.createObjectStore('segments', { keyPath: ['sessionId', 'firstIndex'] });
  };
  const database = await result(request);
  const transaction = database.transaction(['sessions', 'segments'], 'readwrite');
  transaction.objectStore('sessions').add({ ...DRAFT, id: 1, state: 'closed', firstIndex: 0, nextIndex: 6 });
  for (const first of [0, 2, 4]) {
    const rows = [textRow(`row ${first}`, first), textRow(`row ${first + 1}`, first + 1, 'sent')];
    transaction.objectStore('segments').put(encodeSegment(1, first, rows));
  }
  await committed(transaction);
  database.close();
}

describe('the database', () => {
  it('of version 1 keeps its rows, and gets their summaries', async () => {
    const indexedDB = new IDBFactory();
    await version1(indexedDB);
    const reader = openLogReader({ indexedDB, createChannel: createBus().createChannel });
    expect((await reader.rows(1, 0, 9)).map(textOf)).toEqual(Array.from({ length: 6 }, (_, i) => `row ${i}`));
    expect(await reader.summaries(1, 0)).toMatchObject(
      [0, 2, 4].map((first) => ({
        firstIndex: first,
        rows: 2,
        firstTime: first,
        lastTime: first + 1,
        received: { frames: 1, bytes: 5 },
        sent: { frames: 1, bytes: 5 },
      })),
    );
    expect(await reader.indexAt(1, 3)).toBe(3);
    expect(Buffer.from(await reader.body(1, 4, 4, 99)).toString()).toBe('4');
    reader.close();
  });

  it('has the same stores whether it was upgraded or made anew', async () => {
    const stores = async (indexedDB: IDBFactory) => {
      const database = await openDatabase(indexedDB);
      const names = [...database.objectStoreNames];
      database.close();
      return names;
    };
    const old = new IDBFactory();
    await version1(old);
    expect(await stores(old)).toEqual(await stores(new IDBFactory()));
  });
});
