import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatClaimTime } from '#aws/cognito/claimTime.ts';

test('the day of a claim’s time is not padded, the clock is', () => {
  expect(formatClaimTime(Date.UTC(2026, 10, 1, 9, 5, 3))).toBe('Sun Nov 1 09:05:03 UTC 2026');
  expect(formatClaimTime(Date.UTC(2026, 10, 22, 0, 0, 0))).toBe('Sun Nov 22 00:00:00 UTC 2026');
  expect(formatClaimTime(Date.UTC(2028, 1, 29, 23, 59, 59))).toBe('Tue Feb 29 23:59:59 UTC 2028');
});

test('it says what toUTCString says, in Cognito’s order', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), (time) => {
      const [weekday = '', day = '', month, year, clock] = new Date(time).toUTCString().split(' ');
      const expected = `${weekday.slice(0, 3)} ${month} ${Number(day)} ${clock} UTC ${year}`;
      expect(formatClaimTime(time)).toBe(expected);
    }),
  );
});
