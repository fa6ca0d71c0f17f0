import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { type JsonTape, KIND, keyOf, pathOf, valueText } from '#core/decode/jsonTape.ts';
import { readJson } from '#core/decode/readJson.ts';

// On a busy machine the many runs take longer than the default allows.
vi.setConfig({ testTimeout: 60_000 });

/** Builds the value again from the tape alone, numbers as text, so that it can be compared. */
function rebuild(tape: JsonTape, node = 0): unknown {
  const kind = tape.kind[node];
  if (kind === KIND.string || kind === KIND.word) return JSON.parse(valueText(tape, node));
  if (kind === KIND.number) return Number(valueText(tape, node));
  const entries: [string | undefined, unknown][] = [];
  for (let child = node + 1; child < tape.next[node]!; child = tape.next[child]!) {
    expect(tape.parent[child]).toBe(node);
    entries.push([keyOf(tape, child), rebuild(tape, child)]);
  }
  expect(tape.size[node]).toBe(entries.length);
  if (kind === KIND.array) return entries.map(([, value]) => value);
  const result = Object.create(null) as Record<string, unknown>;
  for (const [key, value] of entries) Object.defineProperty(result, key!, { value, enumerable: true });
  return result;
}

function tapeOf(text: string): JsonTape {
  const reading = readJson(text);
  if ('fault' in reading) throw new Error(reading.fault.reason);
  return reading.tape;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('reading JSON onto a tape', () => {
  test('holds the same value as JSON.parse', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), fc.constantFrom(0, 1, 3), (json, indent) => {
        const text = JSON.stringify(JSON.parse(json), null, indent);
        expect(JSON.stringify(rebuild(tapeOf(text)))).toBe(JSON.stringify(JSON.parse(text)));
      }),
      { numRuns: 500 },
    );
  });

  test('takes exactly the texts that JSON.parse takes, and never throws', () => {
    const mutated = fc
      .tuple(
        fc.json({ maxDepth: 4 }),
        fc.nat(),
        fc.constantFrom('', '{', ']', ',', '"', '\\', '\n', '0', '-', '.', 'e', 'u', ':', '\u2028', ' '),
      )
      .map(([text, at, piece]) => {
        const place = at % (text.length + 1);
        return text.slice(0, place) + piece + text.slice(place + (at % 2));
      });
    fc.assert(
      fc.property(fc.oneof(mutated, fc.string(), fc.string({ unit: 'binary' })), (text) => {
        expect('tape' in readJson(text)).toBe(isJson(text));
      }),
      { numRuns: 1_500 },
    );
  });

  test('keeps numbers as they are written', () => {
    const tape = tapeOf('[12345678901234567890, 1.10, -0, 1E+400]');
    const texts = [1, 2, 3, 4].map((node) => valueText(tape, node));
    expect(texts).toEqual(['12345678901234567890', '1.10', '-0', '1E+400']);
  });

  test('keeps equal keys', () => {
    const tape = tapeOf('{"a":1,"a":2}');
    expect(tape.size[0]).toBe(2);
    expect([keyOf(tape, 1), keyOf(tape, 2)]).toEqual(['a', 'a']);
  });

  test('reads a million levels without overflowing the stack', () => {
    const depth = 1_000_000;
    const tape = tapeOf('['.repeat(depth) + ']'.repeat(depth));
    expect(tape.length).toBe(depth);
    expect(tape.next[0]).toBe(depth);
    expect('fault' in readJson('['.repeat(depth))).toBe(true);
  });

  test.each([
    ['{"a":1,}', 7, 'a key in double quotes should stand here'],
    ['{"a" 1}', 5, 'a colon should stand here'],
    ['[1 2]', 3, 'a comma or ] should stand here'],
    ['{"a":1', 6, 'the text ends too early'],
    ['[1]x', 3, 'the text goes on after its end'],
    ['["\\q"]', 2, 'this escape is not known'],
    ["{'a':1}", 1, 'a key in double quotes should stand here'],
    ['[,]', 1, 'a value should stand here'],
    ['', 0, 'the text ends too early'],
  ])('says where %s stops being JSON', (text, at, reason) => {
    expect(readJson(text)).toEqual({ fault: { at, reason } });
  });

  test('keeps one tape as it is while others are read, large ones and faulty ones too', () => {
    const texts = ['{"a":[1,{"b":[]}]}', '[]', '{"a":', JSON.stringify(Array(10_000).fill({ a: [] })), '{}'];
    const shape = (text: string) => {
      const reading = readJson(text);
      return 'tape' in reading ? reading.tape : reading.fault;
    };
    const copies = texts.map((text) => structuredClone(shape(text)));
    const tapes = texts.map(shape);
    for (const text of texts.toReversed()) readJson(text);
    expect(tapes.map((tape) => structuredClone(tape))).toEqual(copies);
  });

  test('names the path of a value', () => {
    const tape = tapeOf('{"user":{"roles":["a",{"full name":1}]},"it\'s":{"a\\"b":2}}');
    const paths = Array.from({ length: tape.length }, (_, node) => pathOf(tape, node));
    expect(paths).toEqual([
      '$',
      '$.user',
      '$.user.roles',
      '$.user.roles[0]',
      '$.user.roles[1]',
      "$.user.roles[1]['full name']",
      "$['it\\'s']",
      "$['it\\'s']['a\"b']",
    ]);
  });
});
