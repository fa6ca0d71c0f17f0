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

test('the cache holds the rows read last', () => {
  const cache = new RowCache();
  for (let index = 0; index < 3_000; index += 1) cache.put(textFrame(index));
  expect(cache.get(2_999)?.index).toBe(2_999);
  expect(cache.get(1_975)).toBeUndefined();
  expect(cache.get(1_976)).toBeDefined();
});

test('the cache keeps what a row shows of a payload, and nothing of the segment around it', () => {
  const cache = new RowCache();
  const segment = new Uint8Array(1_000_000).fill(7);
  const small = cache.put(textFrame(1, '', { payload: segment.subarray(100, 300), size: 200 }));
  expect([small.payload.length, small.payload.buffer.byteLength]).toEqual([200, 200]);
  const large = cache.put(textFrame(2, '', { payload: segment, size: segment.length }));
  expect([large.size, large.payload.buffer.byteLength]).toEqual([1_000_000, 4_096]);
  expect(cache.get(2)).toBe(large);
});
