import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { JsonParts, type Path, type Wanted } from '#core/import/har/JsonParts.ts';

const WANTED: Wanted = { members: { a: { each: { members: { b: 'whole' } } }, c: 'whole' } };

function read(text: string, chunk: number, wanted: Wanted = WANTED): [Path, unknown][] {
  const found: [Path, unknown][] = [];
  const parts = new JsonParts(wanted, { value: (path, value) => found.push([[...path], value]) });
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += chunk) parts.push(bytes.subarray(at, at + chunk));
  parts.end();
  return found;
}

/** The same from the parsed value. */
function pick(value: unknown, wanted: Wanted, path: Path = []): [Path, unknown][] {
  if (wanted === 'whole') return [[path, value]];
  if ('each' in wanted)
    return Array.isArray(value) ? value.flatMap((item, at) => pick(item, wanted.each, [...path, at])) : [];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    const next = Object.hasOwn(wanted.members, key) ? wanted.members[key] : undefined;
    return next ? pick(member, next, [...path, key]) : [];
  });
}

const leaf = fc.oneof(fc.string({ unit: 'binary' }), fc.double(), fc.constantFrom(null, true, {}, []));
const anything = fc.oneof(leaf, fc.array(leaf), fc.dictionary(fc.string(), leaf));
const item = fc.oneof(anything, fc.record({ b: anything, x: anything }, { requiredKeys: [] }));
const document = fc.oneof(
  anything,
  fc.record({ x: anything, a: fc.oneof(anything, fc.array(item)), c: anything }, { requiredKeys: [] }),
);

describe('parts of a JSON text', () => {
  test('are those of the parsed text, however it is cut and spaced', () => {
    fc.assert(
      fc.property(
        document,
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom('', '\n  '),
        (value, chunk, space) => {
          const text = JSON.stringify(value, undefined, space);
          expect(read(text, chunk)).toEqual(pick(JSON.parse(text), WANTED));
        },
      ),
    );
  });

  test.each([
    '',
    '{',
    '{"a"',
    '{"a":}',
    '{"a":[1,,2]}',
    '{"a":[{"b":1}}',
    '{"c":1 "a":2}',
    '{"c":[}',
    '{"c":01}',
    '{"c":"\u0007"}',
    '{}{}',
    '{c:1}',
    '{"c":1,}',
    '{"a":[1,]}',
    ']',
  ])('are refused where they are none: %j', (text) => {
    for (const chunk of [1, 1_000]) {
      expect(() => read(text, chunk)).toThrow(expect.objectContaining({ id: 'import.line' }));
    }
  });
});
