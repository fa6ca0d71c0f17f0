import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareDecimals, readDecimal } from '#core/filter/json/decimal.ts';

const order = (a: string, b: string) => Math.sign(compareDecimals(readDecimal(a)!, readDecimal(b)!));

test('compares integers of any size as BigInt does', () => {
  fc.assert(
    fc.property(fc.bigInt(), fc.bigInt(), fc.nat(3), (a, b, zeros) => {
      const expected = a < b ? -1 : a > b ? 1 : 0;
      expect(order(`${a}`, `${b}`)).toBe(expected);
      expect(order(`${a}.${'0'.repeat(zeros + 1)}`, `${b * 10n}e-1`)).toBe(expected);
    }),
  );
});

test('compares fractions as numbers do', () => {
  const number = fc.double({ noNaN: true, noDefaultInfinity: true });
  fc.assert(
    fc.property(number, number, (a, b) => {
      expect(order(JSON.stringify(a), JSON.stringify(b))).toBe(a < b ? -1 : a > b ? 1 : 0);
    }),
  );
});

test('equal numbers below zero compare as zero, not as its negative', () => {
  expect(order('-1.5', '-15e-1')).toBe(0);
});

test('huge exponents have an order', () => {
  expect(order('1e999999999999999999', '1e5')).toBe(1);
  expect(order('-1e999999999999999999', '0')).toBe(-1);
  expect(order('1e-999999999999999999', '0')).toBe(1);
});

test.each(['', '+1', '01', '1.', '.5', '1e', 'NaN', '0x1', ' 1', '1 '])('%j is no number of JSON', (text) => {
  expect(readDecimal(text)).toBeUndefined();
});
