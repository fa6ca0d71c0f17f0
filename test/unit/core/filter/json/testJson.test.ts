import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { readPath } from '#core/filter/json/readPath.ts';
import { testJson } from '#core/filter/json/testJson.ts';
import type { JsonStep, JsonTest } from '#core/filter/json/types.ts';

// On a busy machine the many runs take longer than the default allows.
vi.setConfig({ testTimeout: 60_000 });

function testOf(word: string): JsonTest {
  const reading = readPath(word);
  if ('fault' in reading) throw new Error(reading.fault);
  return reading.test;
}

const pass = (word: string, json: string) => testJson(testOf(word), new TextEncoder().encode(json));

/** What a path means, on parsed JSON. */
function valuesAt(value: unknown, path: readonly JsonStep[]): unknown[] {
  const [step, ...rest] = path;
  if (step === undefined) return [value];
  const next = (values: unknown[]) => values.flatMap((one) => valuesAt(one, rest));
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (step.type === 'anywhere') {
    const children = typeof value === 'object' && value !== null ? Object.values(value) : [];
    const here =
      isObject && Object.hasOwn(value, step.name) ? [(value as Record<string, unknown>)[step.name]] : [];
    return [...next(here), ...children.flatMap((child) => valuesAt(child, path))];
  }
  if (step.type === 'item')
    return Array.isArray(value) && step.index < value.length ? next([value[step.index]]) : [];
  if (step.type === 'every')
    return typeof value === 'object' && value !== null ? next(Object.values(value)) : [];
  return isObject && Object.hasOwn(value, step.name)
    ? next([(value as Record<string, unknown>)[step.name]])
    : [];
}

const name = fc.constantFrom('a', 'b', 'id', 'é', 'x y', 'a"b');
const scalar = fc.oneof(
  fc.integer({ min: -20, max: 20 }),
  fc.constantFrom('', '1', 'a', 'true', 'x y', 'q"\\/\u0001', 'é', true, false, null, 1.5, -0.25, 1e21, 2e-7),
);
const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(name, tie('json'), { maxKeys: 4, noNullPrototype: true }),
  ),
}));
const step: fc.Arbitrary<JsonStep> = fc.oneof(
  name.map((key) => ({ type: 'key' as const, name: key })),
  fc.nat(3).map((index) => ({ type: 'item' as const, index })),
  fc.constant({ type: 'every' as const }),
);
const path = fc
  .tuple(fc.array(step, { maxLength: 3 }), fc.option(name), fc.array(step, { maxLength: 2 }))
  .map(([before, anywhere, after]): JsonStep[] =>
    anywhere === null ? before : [...before, { type: 'anywhere', name: anywhere }, ...after],
  );
/** JSON in another layout: spaces wherever they may be. */
const spaced = (value: unknown) => JSON.stringify(value, null, 1).replaceAll('\n', ' \r\n\t');

describe('a JSON path', () => {
  test('leads to the values to which it leads in parsed JSON', () => {
    fc.assert(
      fc.property(json, path, scalar, (value, steps, wanted) => {
        const found = valuesAt(value, steps);
        for (const text of [JSON.stringify(value), spaced(value)]) {
          const bytes = new TextEncoder().encode(text);
          const on = (operator: JsonTest['operator']) =>
            testJson(
              {
                type: 'json',
                path: steps,
                operator,
                operand: { text: String(wanted), plain: typeof wanted !== 'string' },
              },
              bytes,
            );
          expect(on('exists')).toBe(found.length > 0);
          const equal = (one: unknown) =>
            one === wanted || (typeof wanted !== 'string' && one === String(wanted));
          expect(on('=')).toBe(found.some(equal));
          expect(on('!=')).toBe(found.some((one) => !equal(one)));
          if (typeof wanted === 'object' || typeof wanted === 'boolean') continue;
          const same = found.filter((one) => typeof one === typeof wanted) as (typeof wanted)[];
          expect(on('<')).toBe(same.some((one) => one < wanted));
          expect(on('>=')).toBe(same.some((one) => one >= wanted));
        }
      }),
      { numRuns: 1_500 },
    );
  });

  test('never throws, whatever the bytes', () => {
    const pieces = fc.constantFrom('{', '}', '[', ']', '"', ':', ',', '\\', 'a', '1', ' ', '"a":', '\u0000');
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 60 }),
      fc.array(pieces, { maxLength: 30 }).map((all) => new TextEncoder().encode(all.join(''))),
    );
    fc.assert(
      fc.property(bytes, path, (payload, steps) => {
        for (const operator of ['exists', '=', '<', '~'] as const) {
          expect(
            testJson({ type: 'json', path: steps, operator, operand: { text: 'a', plain: true } }, payload),
          ).toBeTypeOf('boolean');
        }
      }),
      { numRuns: 1_500 },
    );
  });

  test.each([
    ['$.user.id=42', '{"user":{"id":42}}', true],
    ['$.user.id=42', '{"user":{"id":"42"}}', true],
    ['$.user.id="42"', '{"user":{"id":42}}', false],
    ['$.n=12345678901234567890', '{"n":12345678901234567890}', true],
    ['$.n=12345678901234567890', '{"n":12345678901234567891}', false],
    ['$.n>12345678901234567890', '{"n":12345678901234567891}', true],
    ['$.n=1.50', '{"n":15e-1}', true],
    ['$.n=-0', '{"n":0.000}', true],
    ['$.n<=-10', '{"n":-9.99}', false],
    ['$.items[0].name="x y"', '{"items":[{"name":"x y"}]}', true],
    ['$.items[*].id=3', '{"items":[{"id":1},{"id":3}]}', true],
    ['$..id=3', '[[{"deep":{"id":3}}]]', true],
    ['$["a b"].*=true', '{"a b":{"x":false,"y":true}}', true],
    ['$.name~SMI', '{"name":"Joe Smith"}', true],
    ['$.name~/b', '{"name":"a\\/b"}', true],
    ['$.user~noor', '{"user":{"name":"Noor"}}', true],
    ['$.at>"2026-11-22T12"', '{"at":"2026-11-22T12:00:01Z"}', true],
    ['$.at>2026-11-23', '{"at":"2026-11-22T12:00:01Z"}', false],
    ['$.a=null', '{"a":null}', true],
    ['$.a', '{"b":1}', false],
    ['$.a!=1', '{"b":1}', false],
    ['$.a', 'plain text', false],
    ['$.a==1', '{"a":1}', true],
  ])('%s on %s', (word, payload, expected) => {
    expect(pass(word, payload)).toBe(expected);
  });

  test('reads a hundred thousand levels without overflowing the stack', () => {
    const deep = `${'{"a":['.repeat(100_000)}1${']}'.repeat(100_000)}`;
    expect(pass('$..b', deep)).toBe(false);
    expect(pass('$.a[0].a', deep)).toBe(true);
  });

  test.each([
    ['$.', 'name is missing'],
    ['$..', 'name is missing'],
    ['$.a[', 'between brackets'],
    ['$.a["b]', 'between brackets'],
    ['$.a[-1]', 'between brackets'],
    ['$.a]', 'after the path'],
    ['$.a=', 'needs a value'],
    ['$.a="b', 'quote at the end'],
    ['$.a="b"c', 'quote at the end'],
    ['$..a..b', 'only once'],
  ])('%s is told in a sentence that names it', (word, hint) => {
    const reading = readPath(word);
    expect('fault' in reading && reading.fault).toContain(hint);
    expect('fault' in reading && reading.fault).toContain(`“${word}”`);
    expect('fault' in reading && reading.fault).toMatch(/\.$/);
  });
});
