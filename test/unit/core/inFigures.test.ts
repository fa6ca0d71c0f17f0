import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inFigures } from '#core/inFigures.ts';

test('thousands stand apart', () => {
  expect([0, 999, 1_000, 12_480, 1_000_000].map(inFigures)).toEqual([
    '0',
    '999',
    '1,000',
    '12,480',
    '1,000,000',
  ]);
});

test('whole numbers are written as Intl writes them in English', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), (count) => {
      expect(inFigures(count)).toBe((count === 0 ? 0 : count).toLocaleString('en'));
    }),
  );
});
