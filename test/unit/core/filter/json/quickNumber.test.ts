import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDecimals, readDecimal } from '#core/filter/json/decimal.ts';
import { quickNumber } from '#core/filter/json/quickNumber.ts';

const read = (text: string): number => {
  const bytes = new TextEncoder().encode(`x${text}y`);
  return quickNumber(bytes, 1, bytes.length - 1);
};

/** Like a number, and often one. */
const digits = (max: number) =>
  fc.array(fc.constantFrom(...'0123456789'), { maxLength: max }).map((all) => all.join(''));
const numberLike = fc
  .tuple(
    fc.constantFrom('', '-'),
    digits(10),
    fc.constantFrom('', '.'),
    digits(7),
    fc.constantFrom('', '', '', 'e2', ' ', '+'),
  )
  .map((parts) => parts.join(''));

describe('reading a number quickly', () => {
  it('reads what JSON reads, or leaves it to others', () => {
    fc.assert(
      fc.property(numberLike, (text) => {
        const number = read(text);
        if (Number.isNaN(number)) return;
        expect(Object.is(number, JSON.parse(text))).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('leaves nothing to others that has up to 15 digits and no exponent', () => {
    const plain = fc
      .tuple(fc.boolean(), fc.nat(999_999_999), fc.option(digits(6).filter((text) => text !== '')))
      .map(
        ([negative, whole, fraction]) =>
          `${negative ? '-' : ''}${whole}${fraction === null ? '' : `.${fraction}`}`,
      );
    fc.assert(
      fc.property(plain, (text) => {
        expect(Object.is(read(text), JSON.parse(text))).toBe(true);
      }),
    );
  });

  it('orders any two as the exact decimals are ordered', () => {
    const close = fc
      .tuple(fc.integer({ min: -99_999, max: 99_999 }), fc.nat(3), fc.integer({ min: 0, max: 9 }))
      .map(([value, zeros, last]) => `${value}.${'0'.repeat(zeros)}${last}`);
    fc.assert(
      fc.property(close, close, (a, b) => {
        const exact = compareDecimals(readDecimal(a)!, readDecimal(b)!);
        expect(Math.sign(read(a) - read(b)) + 0).toBe(Math.sign(exact) + 0);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    '',
    '-',
    '.',
    '1.',
    '.5',
    '01',
    '-01',
    '00',
    '1.2.3',
    '1e3',
    '+1',
    ' 1',
    '1 ',
    '0x1',
    '1234567890123456',
    'true',
  ])('does not read “%s”', (text) => expect(read(text)).toBeNaN());
});
