import fc from 'fast-check';
import { expect, test } from 'vitest';
import { regexLiteral } from '#core/filter/regexLiteral.ts';

test.each([
  [/needle-\w+/, 'needle-'],
  [/^"id":\d+,"name"$/, ',"name"'],
  [/abc*def/, 'def'],
  [/abc+d/, 'abc'],
  [/ab{0,2}cde/, 'cde'],
  [/(x|y)zzz[abcd]/, 'zzz'],
  [/Order\/\d\.5/i, 'order/'],
  [/kiss/iu, 'i'],
  [/kiss/i, 'kiss'],
  [/a|b/, undefined],
  [/\x41bcd/, undefined],
  [/[abc]+/, undefined],
  [/(?:secret)/, undefined],
  [/größe/, 'gr'],
])('%s surely holds %s', (regex, expected) => {
  expect(regexLiteral(regex)).toBe(expected);
});

const atom = fc.constantFrom(
  'a',
  'b',
  'K',
  's',
  '.',
  '\\d',
  '\\.',
  '[ab]',
  '[^a\\]]',
  '(?:a|b)',
  '(ab)',
  '(?=a)',
  '^',
  '$',
  '\\b',
  '\u017f',
  '{',
  '}',
  '-',
);
const quantifier = fc.constantFrom('', '', '', '*', '+', '?', '{0}', '{1}', '{2,3}', '{0,}', '+?', '??');
const source = fc
  .array(fc.tuple(atom, quantifier), { minLength: 1, maxLength: 6 })
  .map((all) => all.flat().join(''));
const text = fc
  .array(fc.constantFrom('a', 'A', 'b', 'k', 'K', '\u212a', 's', '\u017f', '.', '1', '{', '}', '-', ' '), {
    maxLength: 12,
  })
  .map((all) => all.join(''));

test('whatever matches holds the literal', () => {
  let matched = 0;
  fc.assert(
    fc.property(source, fc.constantFrom('', 'i', 'iu', 's'), text, (pattern, flags, hay) => {
      let regex: RegExp;
      try {
        regex = new RegExp(pattern, flags);
      } catch {
        return;
      }
      const literal = regexLiteral(regex);
      if (literal === undefined || !regex.test(hay)) return;
      matched += 1;
      expect(hay.replace(/[A-Z]/g, (letter) => letter.toLowerCase())).toContain(literal);
    }),
    { numRuns: 5_000 },
  );
  expect(matched).toBeGreaterThan(50);
});
