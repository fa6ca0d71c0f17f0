import { expect, it } from 'vitest';
import { clockWords } from '#settings/testing/clockWords.ts';

it.each([
  [undefined, 'ok', /could not be compared/],
  [900, 'ok', /agrees/],
  [-30_000, 'ok', /30 s behind/],
  [61_000, 'warn', /ahead of/],
  [-299_000, 'warn', /behind/],
  [-301_000, 'bad', /set the clock/],
  [600_000, 'bad', /10 min ahead of/],
] as const)('a clock that is off by %s ms is %s', (offset, tone, words) => {
  expect(clockWords(offset).tone).toBe(tone);
  expect(clockWords(offset).text).toMatch(words);
});
