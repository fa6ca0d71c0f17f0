import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { HitList } from '#console/frames/HitList.ts';

// On a busy machine the many runs take longer than the default allows.
vi.setConfig({ testTimeout: 60_000 });

const steps = fc.array(
  fc.tuple(fc.constantFrom('prepend', 'append', 'drop'), fc.integer({ min: 1, max: 5 })),
  {
    maxLength: 60,
  },
);

test('is the ascending list of what was put at its ends, less what was dropped', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const hits = new HitList();
      let oracle: number[] = [];
      let low = 10_000;
      let high = 10_000;
      for (const [step, by] of all) {
        const before = oracle[0];
        const shift = hits.shift;
        if (step === 'prepend') {
          low -= by;
          hits.prepend(Uint32Array.of(low));
          oracle.unshift(low);
        } else if (step === 'append') {
          high += by;
          hits.append(Uint32Array.of(high));
          oracle.push(high);
        } else {
          const first = (oracle[0] ?? 0) + by;
          hits.dropBelow(first);
          oracle = oracle.filter((index) => index >= first);
          low = Math.max(low, first);
          high = Math.max(high, first);
        }
        expect(hits.count).toBe(oracle.length);
        expect(oracle.map((_, at) => hits.at(at))).toEqual(oracle);
        const survivor = oracle.find((index) => before !== undefined && index >= before);
        if (step === 'prepend' && survivor !== undefined) expect(hits.shift - shift).toBe(1);
        if (step === 'append') expect(hits.shift).toBe(shift);
        for (const wanted of [low - 1, low, 0, high, high + 1]) {
          const expected = oracle.findIndex((index) => index >= wanted);
          expect(hits.positionOf(wanted)).toBe(expected < 0 ? oracle.length : expected);
        }
      }
    }),
  );
});

test('says how far positions moved when the oldest are dropped', () => {
  const hits = new HitList();
  hits.prepend(Uint32Array.of(5, 4, 3));
  hits.append(Uint32Array.of(6, 7));
  const { shift } = hits;
  hits.dropBelow(6);
  expect(hits.shift - shift).toBe(-3);
  expect([hits.at(0), hits.at(1), hits.at(2)]).toEqual([6, 7, undefined]);
  expect(hits.tail).toBe(2);
});

test('takes a million hits in eight megabytes and drops half of them', () => {
  const hits = new HitList();
  const before = process.memoryUsage().arrayBuffers;
  for (let to = 1_000_000; to > 0; to -= 1_000) {
    hits.prepend(Uint32Array.from({ length: 1_000 }, (_, at) => to - 1 - at));
  }
  expect(hits.count).toBe(1_000_000);
  expect([hits.at(0), hits.at(999_999), hits.positionOf(123_456)]).toEqual([0, 999_999, 123_456]);
  hits.dropBelow(500_000);
  expect([hits.count, hits.at(0)]).toEqual([500_000, 500_000]);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(24_000_000);
});
