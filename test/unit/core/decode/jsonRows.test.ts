import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { firstFolding, listRows } from '#core/decode/jsonRows.ts';
import { type JsonTape, KIND, valueText } from '#core/decode/jsonTape.ts';
import { readJson } from '#core/decode/readJson.ts';

// On a busy machine the many runs take longer than the default allows.
vi.setConfig({ testTimeout: 60_000 });

function tapeOf(text: string): JsonTape {
  const reading = readJson(text);
  if ('fault' in reading) throw new Error(reading.fault.reason);
  return reading.tape;
}

test('an open tree has the lines of JSON.stringify', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 5 }), (json) => {
      const value: unknown = JSON.parse(json);
      const tape = tapeOf(JSON.stringify(value));
      const { length, depths } = listRows(tape, { depth: Number.MAX_SAFE_INTEGER, turned: new Set() });
      const lines = JSON.stringify(value, null, 1).split('\n');
      expect([...depths.subarray(0, length)]).toEqual(
        lines.map((line) => line.length - line.trimStart().length),
      );
    }),
  );
});

test('a folded value takes one line, and those after it stay', () => {
  const tape = tapeOf('{"a":{"b":[1,2]},"c":3}');
  const all = { depth: 9, turned: new Set<number>() };
  const shown = (folding: typeof all) => {
    const { length, rows } = listRows(tape, folding);
    return [...rows.subarray(0, length)].map((row) => (row < 0 ? 'end' : valueText(tape, row)[0]));
  };
  expect(shown(all)).toEqual(['{', '{', '[', '1', '2', 'end', 'end', '3', 'end']);
  expect(shown({ ...all, turned: new Set([1]) })).toEqual(['{', '{', '3', 'end']);
  expect(shown({ depth: 1, turned: new Set() })).toEqual(['{', '{', '3', 'end']);
  expect(shown({ depth: 1, turned: new Set([1]) })).toEqual(['{', '{', '[', 'end', '3', 'end']);
  expect(shown({ depth: 0, turned: new Set() })).toEqual(['{']);
});

test('large trees start folded, small ones open', () => {
  const rows = (text: string) => listRows(tapeOf(text), firstFolding(tapeOf(text))).length;
  expect(rows('[[[[1]]]]')).toBe(9);
  const item = '[[[1,2,3]]]';
  expect(rows(`[${Array(1_000).fill(item).join(',')}]`)).toBe(1_000 * 3 + 2);
  expect(tapeOf(item).kind[0]).toBe(KIND.array);
});

test('a tree of a million levels is listed without recursion', () => {
  const tape = tapeOf('['.repeat(1_000_000) + ']'.repeat(1_000_000));
  expect(listRows(tape, { depth: Number.MAX_SAFE_INTEGER, turned: new Set() }).length).toBe(1_999_999);
});
