import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Buckets, type Figures } from '#console/timeline/Buckets.ts';
import { even, type RowSpec, START, summariesOf } from './support.ts';

const row: fc.Arbitrary<RowSpec> = fc.record({
  after: fc.oneof(
    fc.constant(0),
    fc.integer({ min: 1, max: 5_000 }),
    fc.double({ min: 0, max: 3, noNaN: true }),
  ),
  direction: fc.constantFrom('sent', 'received', 'event'),
  bytes: fc.integer({ min: 0, max: 40 }),
  bad: fc.boolean(),
});

/** What all rows add up to, counted one by one. */
function countUp(rows: readonly RowSpec[]): Figures {
  const of = (direction: string) => rows.filter((one) => one.direction === direction);
  const bytes = (some: RowSpec[]) => some.reduce((sum, one) => sum + one.bytes, 0);
  return {
    sentFrames: of('sent').length,
    sentBytes: bytes(of('sent')),
    receivedFrames: of('received').length,
    receivedBytes: bytes(of('received')),
    events: of('event').length,
    faults: rows.filter(({ bad }) => bad).length,
  };
}

function sum(buckets: Buckets): Figures {
  const total = countUp([]);
  for (let i = 0; i < buckets.count; i++) {
    const one = buckets.figures(i);
    for (const field of Object.keys(total) as (keyof Figures)[]) total[field] += one[field];
  }
  return total;
}

function fill(rows: readonly RowSpec[], most: number, width: number): Buckets {
  const buckets = new Buckets(Math.floor(START / width) * width, width, 1);
  for (const summary of summariesOf(rows, most)) buckets.add(summary);
  return buckets;
}

describe('buckets', () => {
  it('hold every row once, whatever their width and the length of segments', () => {
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 30 }),
        fc.constantFrom(1, 20, 1_000, 60_000),
        (rows, most, width) => {
          const total = sum(fill(rows, most, width));
          for (const [field, value] of Object.entries(countUp(rows))) {
            expect(total[field as keyof Figures]).toBeCloseTo(value, 6);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('tell exactly when rows came that came slowly', () => {
    const buckets = fill(even(100, 1_000), 512, 1_000);
    expect(buckets.figures(0).receivedFrames).toBe(0);
    for (let i = 1; i <= 100; i++) expect(buckets.figures(i).receivedFrames).toBe(1);
    expect(buckets.isShared(50)).toBe(false);
  });

  it('spread a fast segment evenly over what it reaches over, and say so', () => {
    const buckets = fill(even(500, 0.8), 512, 100);
    expect(Math.abs(buckets.figures(2).receivedFrames - 125)).toBeLessThan(1);
    expect(buckets.isShared(2)).toBe(true);
  });

  it('never split a fault', () => {
    const buckets = fill(
      even(500, 0.8).map((one, at) => ({ ...one, bad: at === 3 })),
      512,
      10,
    );
    const faults = Array.from({ length: buckets.count }, (_, i) => buckets.figures(i).faults);
    expect(faults.filter((value) => value !== 0)).toEqual([1]);
  });

  it('count what lies before their start as at it', () => {
    const buckets = new Buckets(START + 5_000, 1_000);
    for (const summary of summariesOf(even(3, 1_000), 10)) buckets.add(summary);
    expect(buckets.figures(0).receivedFrames).toBe(3);
  });

  it('go their own ways after a copy', () => {
    const buckets = fill(even(10, 1), 10, 1_000);
    const copy = buckets.copy();
    for (const summary of summariesOf(even(5, 1), 10)) copy.add(summary);
    expect([sum(buckets).receivedFrames, sum(copy).receivedFrames]).toEqual([10, 15]);
  });
});
