import { expect, test } from 'vitest';
import { repeatsARepetition } from '#core/filter/regexRisk.ts';

test.each([
  '(a+)+',
  '^(a*)*$',
  '((a+)b?)+',
  '(?:x+){2,}',
  '(.*,)+',
  '(a|a)*',
  '(a|ab)*c',
  '(\\w|\\d)+',
  '(a|)+',
  '(?<name>a+)*',
  '([ab]+)*',
  '(a{1,})+',
  '(a{1,99})+',
  '((a|b+))+',
])('refuses %s', (source) => {
  expect(() => new RegExp(source)).not.toThrow();
  expect(repeatsARepetition(source)).toBe(true);
});

test.each([
  'abc',
  '"id":\\d+',
  '(foo|bar)+',
  '(ab)+',
  '(a+)?',
  '(a+)b+',
  '\\(a+\\)+',
  '[(a+)]+',
  '(a{2})+',
  '(?=a+)b',
  'a{2,}b*',
  '(a+){1}',
  '\\p{L}+(x\\u0041)+',
])('lets %s through', (source) => {
  expect(() => new RegExp(source)).not.toThrow();
  expect(repeatsARepetition(source)).toBe(false);
});
