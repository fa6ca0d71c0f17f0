import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shellQuote, shellQuoteScript } from '#core/commands/shellQuote.ts';
import { javascriptString, pythonString } from '#core/commands/stringLiterals.ts';
import { Problem } from '#core/problem.ts';
import { installed } from './installed.ts';

/** Many words in one run of bash: each argument comes back, ended by a NUL. */
function echoed(words: readonly string[]): string[] {
  const script = `printf '%s\\0' ${words.join(' ')}`;
  return execFileSync('bash', ['--norc', '-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1);
}

const text = fc
  .oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc
      .array(
        fc.constantFrom(
          "'",
          '"',
          '\\',
          '$',
          '`',
          '!',
          '\n',
          '\t',
          '$(id)',
          '\u001b',
          '7',
          'é',
          '😀',
          ';',
          '&',
          '#',
        ),
        {
          maxLength: 12,
        },
      )
      .map((parts) => parts.join('')),
  )
  .map((value) => value.replaceAll('\0', '0'));

test('every argument arrives in bash byte for byte', () => {
  fc.assert(
    fc.property(fc.array(text, { minLength: 20, maxLength: 20 }), (texts) => {
      expect(echoed(texts.map(shellQuote))).toEqual(texts);
      expect(echoed(texts.map(shellQuoteScript))).toEqual(texts);
    }),
    { numRuns: 25 },
  );
});

test('a quoted word holds no control character that a terminal would act on', () => {
  fc.assert(
    fc.property(text, (value) => {
      const codes = Array.from(shellQuote(value), (character) => character.charCodeAt(0));
      expect(codes.filter((code) => code < 32 || code === 127)).toEqual([]);
    }),
  );
});

test('a NUL, which no argument can hold, is a Problem', () => {
  expect(() => shellQuote('a\0b')).toThrow(Problem);
});

const literal = fc.string({ unit: 'binary', maxLength: 30 });

test('a JavaScript literal is plain ASCII without single quotes, and means the text', () => {
  fc.assert(
    fc.property(literal, (value) => {
      const written = javascriptString(value);
      expect(written).toMatch(/^"[ !#-&(-;=-[\]-~\\]*"$/);
      expect(JSON.parse(written)).toBe(value);
    }),
  );
});

test.runIf(installed('python3'))(
  'a Python literal is plain ASCII without single quotes, and means the text',
  () => {
    const texts = fc.sample(literal, 200);
    for (const value of texts) expect(pythonString(value)).toMatch(/^"[ !#-&(-;=-[\]-~\\]*"$/);
    const script = `import json; print(json.dumps([${texts.map(pythonString).join(',')}]))`;
    expect(JSON.parse(execFileSync('python3', ['-'], { input: script, encoding: 'utf8' }))).toEqual(texts);
  },
);
