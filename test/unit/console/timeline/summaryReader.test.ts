import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SummaryReader } from '#console/timeline/SummaryReader.ts';
import type { SegmentSummary } from '#log/contract.ts';
import { even, START, summariesOf } from './support.ts';

/** A log that grows, with the reads that were made of it. */
function growing(most: number) {
  const rows = even(0, 1);
  const reads: number[] = [];
  let first = 0;
  const all = () => summariesOf(rows, most);
  return {
    reads,
    add: (count: number) => rows.push(...even(count, 7)),
    clear() {
      first = rows.length;
    },
    get next() {
      return rows.length;
    },
    get first() {
      return first;
    },
    async summaries(_id: number, from: number): Promise<SegmentSummary[]> {
      reads.push(from);
      return all().filter((one) => one.firstIndex + one.rows > from && one.firstIndex >= first);
    },
  };
}

function frames(reader: SummaryReader, width: number): number {
  const buckets = reader.buckets(width);
  let sum = 0;
  for (let i = 0; i < buckets.count; i++) sum += buckets.figures(i).receivedFrames;
  return Math.round(sum);
}

it('counts every row once, however the log grows between reads and the width changes', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 9 }),
      fc.array(fc.tuple(fc.integer({ min: 0, max: 25 }), fc.constantFrom(10, 100)), { maxLength: 12 }),
      async (most, steps) => {
        const log = growing(most);
        const reader = new SummaryReader(log, 1);
        for (const [count, width] of steps) {
          log.add(count);
          await reader.read(log.first, log.next);
          expect(frames(reader, width)).toBe(log.next);
        }
      },
    ),
    { numRuns: 60 },
  );
});

it('reads no more than what is new', async () => {
  const log = growing(10);
  const reader = new SummaryReader(log, 1);
  log.add(35);
  await reader.read(0, 35);
  await reader.read(0, 35);
  log.add(10);
  await reader.read(0, 45);
  expect(log.reads).toEqual([0, 30]);
});

it('forgets what was cleared', async () => {
  const log = growing(10);
  const reader = new SummaryReader(log, 1);
  log.add(30);
  await reader.read(0, 30);
  log.clear();
  await reader.read(log.first, log.next);
  expect(reader.firstTime).toBeUndefined();
  log.add(4);
  await reader.read(log.first, log.next);
  expect(frames(reader, 100)).toBe(4);
});

it('ends at the latest time, so that a clock that is set back makes no endless row of buckets', async () => {
  const rows = [...even(10, 1_000), ...even(1, -3_600_000), ...even(9, 1_000)];
  const log = { summaries: async () => summariesOf(rows, 5) };
  const reader = new SummaryReader(log, 1);
  await reader.read(0, rows.length);
  expect(reader.lastTime).toBe(START + 10_000);
  expect(frames(reader, 1_000)).toBe(rows.length);
});
