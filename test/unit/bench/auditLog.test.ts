import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { auditLog } from '#test/bench/page/auditLog.ts';
import { View } from '#test/e2e/harness/View.ts';

let indexedDB: IDBFactory;

beforeEach(() => {
  indexedDB = new IDBFactory();
  vi.stubGlobal('IDBKeyRange', IDBKeyRange);
});
afterEach(() => vi.unstubAllGlobals());

/** A page that is this process. */
const view = () =>
  new View({
    evaluate: async (expression) => new Function('win', '__name', `return ${expression}`)({ indexedDB }),
    screenshot: async () => undefined,
    close: async () => undefined,
  });

interface Row {
  direction?: 'sent' | 'received' | 'event';
  text: string;
}

const ticks = (...numbers: number[]): Row[] =>
  numbers.map((n) => ({ text: `{"type":"feed","n":${n},"pad":"x"}` }));

/** One session with these segments, by their first index; laid out as src/log/segment.ts says. */
async function store(segments: Record<number, Row[]>, lost?: number, dropped?: number): Promise<void> {
  const opening = indexedDB.open('countersign-log', 1);
  opening.onupgradeneeded = () => {
    opening.result.createObjectStore('sessions', { keyPath: 'id' });
    opening.result.createObjectStore('segments', { keyPath: ['sessionId', 'firstIndex'] });
  };
  await new Promise((resolve) => {
    opening.onsuccess = resolve;
  });
  const transaction = opening.result.transaction(['sessions', 'segments'], 'readwrite');
  const record = {
    id: 1,
    state: 'open',
    received: { frames: 7 },
    ...(lost ? { lost: { frames: lost } } : {}),
    ...(dropped ? { page: { dropped } } : {}),
  };
  transaction.objectStore('sessions').put(record);
  for (const [firstIndex, rows] of Object.entries(segments)) {
    const texts = rows.map(({ text }) => new TextEncoder().encode(text));
    const offsets = new Uint32Array(rows.length + 1);
    for (const [at, { length }] of texts.entries()) offsets[at + 1] = offsets[at]! + length;
    const payload = new Uint8Array(texts.flatMap((bytes) => [...bytes])).buffer;
    const flags = Uint8Array.from(rows, ({ direction = 'received' }) =>
      ['sent', 'received', 'event'].indexOf(direction),
    );
    transaction
      .objectStore('segments')
      .put({ sessionId: 1, firstIndex: Number(firstIndex), flags, offsets, payload });
  }
  await new Promise((resolve) => {
    transaction.oncomplete = resolve;
  });
  opening.result.close();
}

it('finds a log whole', async () => {
  await store({ 0: [{ direction: 'event', text: 'connected' }, ...ticks(1, 2)], 3: ticks(3, 4, 5) });
  expect(await auditLog(view())).toEqual([
    {
      ...{ id: 1, state: 'open', rows: 6, numbers: 5, others: 0, last: 5, repeats: 0, disorder: 0 },
      ...{ gaps: [], holes: 0, recordReceived: 7, recordLost: 0, events: ['connected'] },
    },
  ]);
});

it('finds missing, repeated and misplaced messages', async () => {
  await store({ 0: ticks(1, 2, 5, 6, 6, 4, 9) }, 3);
  const [audit] = await auditLog(view());
  expect(audit).toMatchObject({ numbers: 6, last: 9, repeats: 1, disorder: 1, recordLost: 3 });
  expect(audit?.gaps).toEqual([
    [3, 3],
    [7, 8],
  ]);
});

it('counts what a page dropped as told', async () => {
  await store({ 0: ticks(1) }, 3, 4);
  expect((await auditLog(view()))[0]?.recordLost).toBe(7);
});

it('finds row indices that no segment has', async () => {
  await store({ 0: ticks(1, 2), 5: ticks(3) });
  expect((await auditLog(view()))[0]?.holes).toBe(3);
});

it('takes numbers from received messages only', async () => {
  await store({ 0: [{ direction: 'sent', text: '{"type":"feed","n":1,"pad":"x"}' }, ...ticks(1)] });
  expect((await auditLog(view()))[0]).toMatchObject({ numbers: 1, others: 1, repeats: 0 });
});

it('reads more segments than one request gives', async () => {
  const count = 50;
  await store(Object.fromEntries(Array.from({ length: count }, (_, at) => [at, ticks(at + 1)])));
  expect((await auditLog(view()))[0]).toMatchObject({ numbers: count, last: count, gaps: [], holes: 0 });
});
