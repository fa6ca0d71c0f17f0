import { expect, test } from 'vitest';
import { RowCache } from '#console/frames/RowCache.ts';
import { readRows } from '#console/frames/readRows.ts';
import { MemoryLog, textFrame } from './fakes.ts';

const indices = (frames: ({ index: number } | undefined)[]) => frames.map((frame) => frame?.index);

test('asks for neighbours together and for far rows apart', async () => {
  const log = new MemoryLog(1_000);
  const rows = await readRows(log, 1, [10, 12, 40, 500, 501], new RowCache());
  expect(indices(rows)).toEqual([10, 12, 40, 500, 501]);
  expect(log.reads).toEqual([
    [10, 41],
    [500, 502],
  ]);
});

test('does not ask for rows that it has', async () => {
  const log = new MemoryLog(100);
  const cache = new RowCache();
  await readRows(log, 1, [1, 2, 3], cache);
  log.reads = [];
  expect(indices(await readRows(log, 1, [1, 2, 3, 90], cache))).toEqual([1, 2, 3, 90]);
  expect(log.reads).toEqual([[90, 91]]);
});

test('rows that are gone are undefined', async () => {
  const log = new MemoryLog(10);
  log.first = 5;
  expect(indices(await readRows(log, 1, [4, 5, 12], new RowCache()))).toEqual([undefined, 5, undefined]);
});

test('the cache holds the rows read last, bounded in number and in bytes', () => {
  const cache = new RowCache();
  for (let index = 0; index < 3_000; index += 1) cache.put(textFrame(index));
  expect(cache.get(2_999)?.index).toBe(2_999);
  expect(cache.get(1_975)).toBeUndefined();
  expect(cache.get(1_976)).toBeDefined();
  const large = new Uint8Array(10_000_000);
  cache.put(textFrame(5_000, '', { payload: large }));
  cache.put(textFrame(5_001, '', { payload: large }));
  expect(cache.get(5_000)).toBeUndefined();
  expect(cache.get(5_001)).toBeDefined();
  cache.put(textFrame(5_002, '', { payload: new Uint8Array(100_000_000) }));
  expect(cache.get(5_002)).toBeDefined();
  expect(cache.get(5_001)).toBeUndefined();
});

test('putting a row again does not count its bytes twice', () => {
  const cache = new RowCache();
  for (let turn = 0; turn < 10; turn += 1)
    cache.put(textFrame(1, '', { payload: new Uint8Array(6_000_000) }));
  cache.put(textFrame(2, '', { payload: new Uint8Array(6_000_000) }));
  expect([cache.get(1)?.index, cache.get(2)?.index]).toEqual([1, 2]);
});
