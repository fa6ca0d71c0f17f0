import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { parseFilter } from '#core/filter/parseFilter.ts';
import type { Term } from '#core/filter/types.ts';

// On a busy machine the many runs take longer than the default allows.
vi.setConfig({ testTimeout: 60_000 });

function termsOf(text: string): Term[] {
  const reading = parseFilter(text);
  if ('fault' in reading) throw new Error(reading.fault);
  return reading.filter.terms;
}

const text = (value: string, negated = false): Term => ({ test: { type: 'text', text: value }, negated });

describe('reading the filter box', () => {
  test('an empty box lets everything through', () => {
    expect(termsOf('  \t ')).toEqual([]);
  });

  test('words are looked for in any case and all must hold', () => {
    expect(termsOf('Deploy ÄRGER')).toEqual([text('deploy'), text('ärger')]);
  });

  test('a quoted phrase keeps its spaces and its quotes', () => {
    expect(termsOf('"a b" "say \\"hi\\""')).toEqual([text('a b'), text('say "hi"')]);
  });

  test('a pasted piece of JSON stays whole', () => {
    expect(termsOf('"action":"ping" {"a":1}')).toEqual([text('action":"ping'), text('{"a":1}')]);
  });

  test('a minus negates whatever follows, and stands for itself alone', () => {
    expect(termsOf('-pong -"a b" - x-y')).toEqual([
      text('pong', true),
      text('a b', true),
      text('-'),
      text('x-y'),
    ]);
    expect(termsOf('-route:ping')).toEqual([{ test: { type: 'route', route: 'ping' }, negated: true }]);
  });

  test('reads a regular expression with spaces, classes and flags', () => {
    expect(termsOf('/a b\\/[/]c/gi x')).toEqual([
      { test: { type: 'regex', regex: /a b\/[/]c/i }, negated: false },
      text('x'),
    ]);
  });

  test('a path is text', () => {
    expect(termsOf('/dev/items //')).toEqual([text('/dev/items'), text('//')]);
  });

  test('reads sizes with operators and units', () => {
    const sizes = termsOf('size>1k size<200 size>=1.5kB size<=2KiB size=0 size:7 SIZE>1m').map(
      ({ test }) => test,
    );
    expect(sizes).toEqual([
      { type: 'size', operator: '>', bytes: 1_000 },
      { type: 'size', operator: '<', bytes: 200 },
      { type: 'size', operator: '>=', bytes: 1_500 },
      { type: 'size', operator: '<=', bytes: 2_048 },
      { type: 'size', operator: '=', bytes: 0 },
      { type: 'size', operator: '=', bytes: 7 },
      { type: 'size', operator: '>', bytes: 1_000_000 },
    ]);
  });

  test('reads direction, kind, fault and route', () => {
    const tests = termsOf('dir:sent|event kind:Binary is:error route:"my Route"').map(({ test }) => test);
    expect(tests).toEqual([
      { type: 'direction', directions: ['sent', 'event'] },
      { type: 'kind', kinds: ['binary'] },
      { type: 'error' },
      { type: 'route', route: 'my route' },
    ]);
  });

  test('a word with another colon is text', () => {
    expect(termsOf('user:42 https://x')).toEqual([text('user:42'), text('https://x')]);
  });

  test.each([
    ['size>', 'size>200'],
    ['size>big', 'size>200'],
    ['size<1x', 'size>200'],
    ['dir:up', 'sent, received or event'],
    ['dir:constructor', 'sent, received or event'],
    ['kind:', 'text, binary or event'],
    ['is:fine', 'comes error'],
    ['route:', 'route:sendMessage'],
    ['/(/', 'cannot be read'],
    ['/a/uv', 'cannot be read'],
    ['/(a+)+$/', 'repeats'],
    ['/half', 'slash'],
  ])('%s is told in a sentence', (input, hint) => {
    const reading = parseFilter(input);
    expect('fault' in reading && reading.fault).toContain(hint);
    expect('fault' in reading && reading.fault).toMatch(/\.$/);
  });

  test('any quoted text is found again as it was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => {
        const quoted = `"${value.replace(/["\\]/g, '\\$&')}"`;
        expect(termsOf(`x ${quoted}`)).toEqual([text('x'), text(value.toLowerCase())]);
      }),
    );
  });

  test('never throws, whatever is typed', () => {
    const pieces = fc.constantFrom(
      '-',
      '"',
      '/',
      '\\',
      ' ',
      'size>',
      'dir:',
      '(',
      '[',
      '*',
      '+',
      '{2,}',
      '|',
      ')',
      'a',
      '🙂',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces, { maxLength: 30 }).map((all) => all.join('')),
        ),
        (input) => {
          expect(() => parseFilter(input)).not.toThrow();
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
