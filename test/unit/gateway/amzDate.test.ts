import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAmzDate, parseAmzDate } from '#test/gateway/amzDate.ts';

describe('parseAmzDate', () => {
  it('reads back what formatAmzDate wrote, to the second', () => {
    const ms = fc.integer({ min: 0, max: Date.UTC(9999, 11, 31, 23, 59, 59) });
    fc.assert(
      fc.property(ms, (at) => {
        expect(parseAmzDate(formatAmzDate(at))).toBe(at - (at % 1000));
      }),
    );
  });

  it.each([
    '',
    '20261122',
    '20261122T102030',
    '2026-11-22T10:20:30Z',
    '20261322T102030Z',
    '20260230T102030Z',
    '20261122T246030Z',
  ])('finds no date in "%s"', (text) => {
    expect(parseAmzDate(text)).toBeUndefined();
  });
});
