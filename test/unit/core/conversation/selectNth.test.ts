import fc from 'fast-check';
import { expect, it } from 'vitest';
import { selectNth } from '#core/conversation/selectNth.ts';

it('gives what sorting would put there, with what is smaller before it and what is larger behind', () => {
  const values = fc.array(fc.oneof(fc.double({ noNaN: true }), fc.integer({ min: 0, max: 3 })), {
    minLength: 1,
    maxLength: 200,
  });
  fc.assert(
    fc.property(values, fc.nat(), (all, seed) => {
      const n = seed % all.length;
      const sorted = all.toSorted((a, b) => a - b);
      const picked = [...all];
      const value = selectNth(picked, n);
      // -0 and 0 are in no order.
      expect(value + 0).toBe(sorted[n]! + 0);
      expect(picked.slice(0, n).every((one) => one <= value)).toBe(true);
      expect(picked.slice(n).every((one) => one >= value)).toBe(true);
      expect(picked.toSorted((a, b) => a - b)).toEqual(sorted);
    }),
  );
});

it.each([
  ['in order', (at: number) => at],
  ['in reverse', (at: number) => -at],
  ['all equal', () => 7],
  ['like a roof', (at: number) => Math.min(at, 100_000 - at)],
])('looks at each of many values only a few times where they are %s', (_what, valueAt) => {
  const values = Array.from({ length: 100_000 }, (_, at) => valueAt(at));
  let reads = 0;
  const counted = new Proxy(values, {
    get(target, key, receiver) {
      reads += 1;
      return Reflect.get(target, key, receiver);
    },
  });
  selectNth(counted, 50_000);
  expect(reads).toBeLessThan(40 * values.length);
});
