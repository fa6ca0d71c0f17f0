import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expandTemplate, type TemplateScope, variablesIn } from '#core/compose/expandTemplate.ts';
import { valueAt } from '#core/filter/json/valueAt.ts';

const frame = new TextEncoder().encode('{"user":{"id":90071992547409931,"name":"Ann \\"A\\""},"tags":["x"]}');

function scope(variables: Record<string, string> = {}): TemplateScope {
  return {
    variable: (name) => variables[name],
    frame: (path) => valueAt(frame, path),
    now: () => Date.UTC(2026, 10, 22, 12),
    random: () => 0.999,
    uuid: () => '6f1c1d1e-0000-4000-8000-000000000000',
    count: () => 7,
  };
}

function expand(text: string, variables?: Record<string, string>): string {
  const outcome = expandTemplate(text, scope(variables));
  return 'text' in outcome
    ? outcome.text
    : `FAULT ${outcome.fault.at} ${outcome.fault.length}: ${outcome.fault.reason}`;
}

test.each([
  ['plain', 'plain'],
  ['{{$now}} {{ $isoNow }}', '1795348800000 2026-11-22T12:00:00.000Z'],
  [
    '{"id":"{{$uuid}}","n":{{$count}},"r":{{$random 1 6}}}',
    '{"id":"6f1c1d1e-0000-4000-8000-000000000000","n":7,"r":6}',
  ],
  ['{"id":{{$frame $.user.id}}}', '{"id":90071992547409931}'],
  ['{"name":{{$frame $.user.name}}}', '{"name":"Ann \\"A\\""}'],
  ['{"text":"Hello {{$frame $.user.name}}"}', '{"text":"Hello Ann \\"A\\""}'],
  ['{"tags":"{{$frame $.tags}}"}', '{"tags":"[\\"x\\"]"}'],
  ['\\{{not}} {{token}}', '{{not}} T'],
  ['{{"a":1}}', '{{"a":1}}'],
  ['{"a":{"b":{}}}', '{"a":{"b":{}}}'],
])('%s', (template, expected) => {
  expect(expand(template, { token: 'T' })).toBe(expected);
});

describe('a value within a string of JSON', () => {
  test('cannot break out of it, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => {
        expect(JSON.parse(expand('{"a\\"b":"<{{v}}>","n":1}', { v: value }))).toEqual({
          'a"b': `<${value}>`,
          n: 1,
        });
      }),
    );
  });

  test('is put in as it is where the text is no JSON', () => {
    expect(expand('say "{{v}}"', { v: 'a"b' })).toBe('say "a"b"');
  });
});

test.each([
  ['a {{token', 'FAULT 2 2: “{{” is not closed by “}}”.'],
  ['{{}}', 'FAULT 0 4: A name is missing between “{{” and “}}”.'],
  ['{{ }}', 'FAULT 0 5: A name is missing between “{{” and “}}”.'],
  ['x{{nope}}', 'FAULT 1 8: The variable “nope” has no value in this environment.'],
  ['{{a b}}', 'FAULT 0 7: “a b” is no name of a variable: letters, digits, “_”, “-” and “.” make one.'],
  [
    '{{$uuidd}}',
    'FAULT 0 10: “$uuidd” is not known: there are $uuid, $now, $isoNow, $count, $random and $frame.',
  ],
  [
    '{{$random 6 1}}',
    'FAULT 0 15: “$random” needs two whole numbers, the smaller one first, as $random 1 100.',
  ],
  ['{{$frame $.gone}}', 'FAULT 0 17: No received frame has a value at $.gone yet.'],
  ['{{$frame user}}', 'FAULT 0 15: “user” is no JSON path: one begins with $, as $.user.id.'],
])('%s is told with its place', (template, expected) => {
  expect(expand(template)).toBe(expected);
});

test('never throws, and leaves text without braces as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const outcome = expandTemplate(text, scope());
      if (!text.includes('{{')) expect(outcome).toEqual({ text });
    }),
  );
});

test('names its variables once each', () => {
  expect(variablesIn('{{a}} {{b}} {{a}} {{$now}}')).toEqual(['a', 'b']);
});
