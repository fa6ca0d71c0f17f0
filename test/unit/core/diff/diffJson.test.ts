import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonTape } from '#core/decode/jsonTape.ts';
import { KIND, keyOf, valueText } from '#core/decode/jsonTape.ts';
import { readJson } from '#core/decode/readJson.ts';
import { type Delta, diffJson } from '#core/diff/diffJson.ts';
import { jsonRows } from '#core/diff/jsonRows.ts';
import { type DiffRow, foldEqual } from '#core/diff/rows.ts';

function tapeOf(text: string): JsonTape {
  const reading = readJson(text);
  if ('fault' in reading) throw new Error(reading.fault.reason);
  return reading.tape;
}

/** Applies the difference to the first value: only what was added or changed is taken from the second. */
function apply(a: JsonTape, b: JsonTape, delta: Delta): unknown {
  switch (delta.kind) {
    case 'same':
      return JSON.parse(valueText(a, delta.a));
    case 'changed':
    case 'added':
      return JSON.parse(valueText(b, delta.b));
    case 'removed':
      return undefined;
    case 'inside': {
      const kept = delta.children.filter(({ kind }) => kind !== 'removed');
      if (a.kind[delta.a] === KIND.array) return kept.map((child) => apply(a, b, child));
      return Object.fromEntries(
        kept.map((child) => {
          const key = 'b' in child ? keyOf(b, child.b) : undefined;
          return [key, apply(a, b, child)];
        }),
      );
    }
  }
}

const value = fc.jsonValue({ maxDepth: 4, depthSize: 'small' });
/** Two values that have much in common. */
const relatives = fc
  .tuple(
    fc.array(value, { maxLength: 5 }),
    fc.array(value, { maxLength: 5 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), value),
  )
  .chain(([head, other, members]) =>
    fc.constantFrom(
      [
        { list: head, ...members },
        { ...members, list: other },
      ],
      [head, [...other, ...head]],
      [
        [members, ...head],
        [...head, { ...members, e: 1 }],
      ],
      [{ x: { ...members, y: head } }, { x: { y: head, ...members, a: 'new' } }],
    ),
  );

describe('diffJson', () => {
  it('leads from the one to the other', () => {
    fc.assert(
      fc.property(fc.oneof(fc.tuple(value, value), relatives), ([one, other]) => {
        const [a, b] = [tapeOf(JSON.stringify(one)), tapeOf(JSON.stringify(other))];
        expect(apply(a, b, diffJson(a, b).root)).toEqual(JSON.parse(JSON.stringify(other)));
      }),
      { numRuns: 300 },
    );
  });

  it('finds nothing between a value and itself, however it is written', () => {
    fc.assert(
      fc.property(value, (one) => {
        const [a, b] = [tapeOf(JSON.stringify(one)), tapeOf(JSON.stringify(one, undefined, 3))];
        expect(diffJson(a, b).root.kind).toBe('same');
      }),
    );
  });

  it('tells another order of members apart from a change', () => {
    const [a, b] = [tapeOf('{"x":{"a":1,"b":2},"y":0}'), tapeOf('{"x":{"b":2,"a":1},"y":0}')];
    expect(diffJson(a, b)).toMatchObject({ reordered: 1, changed: 0, added: 0, removed: 0 });
    expect(diffJson(a, tapeOf('{"x":{"a":1,"n":0,"b":2},"y":0}'))).toMatchObject({ reordered: 0, added: 1 });
  });

  it('finds an item that was put in, whatever the order of the members in the others', () => {
    const [a, b] = [tapeOf('[{"a":1,"b":2},3]'), tapeOf('[0,{"b":2,"a":1},3]')];
    expect(diffJson(a, b)).toMatchObject({ added: 1, removed: 0, changed: 0, reordered: 1 });
  });

  it('takes strings for equal that are written with other escapes, and numbers only where they are written alike', () => {
    const [a, b] = [tapeOf('["\\u0041", 12345678901234567890]'), tapeOf('["A", 12345678901234567891]')];
    expect(diffJson(a, b)).toMatchObject({ changed: 1 });
  });

  it('reads any depth', () => {
    const deep = (inner: string) => tapeOf(`${'['.repeat(50_000)}${inner}${']'.repeat(50_000)}`);
    const found = diffJson(deep('1'), deep('2'));
    expect(found).toMatchObject({ changed: 1, isRough: true });
    expect(jsonRows(deep('1'), deep('2'), found.root).length).toBeGreaterThan(400);
  });
});

describe('jsonRows', () => {
  const rowsOf = (one: string, other: string) => {
    const [a, b] = [tapeOf(one), tapeOf(other)];
    return jsonRows(a, b, diffJson(a, b).root);
  };
  const print = (rows: readonly DiffRow[]) =>
    rows.map((row) => {
      if (row.kind === 'skipped') return `… ${row.rows}`;
      const sign = { same: ' ', changed: '~', removed: '-', added: '+' }[row.kind];
      return `${sign} ${[row.left?.text, row.right?.text].filter((text) => text !== undefined).join(' | ')}`;
    });

  it('shows what was added, removed and changed where it stands', () => {
    expect(
      print(
        rowsOf('{"type":"a","user":{"id":1,"old":[1]},"n":5}', '{"type":"a","user":{"id":2},"n":5,"z":{}}'),
      ),
    ).toEqual([
      '  { | {',
      '    "type": "a" |   "type": "a"',
      '    "user": { |   "user": {',
      '~     "id": 1 |     "id": 2',
      '-     "old": [',
      '-       1',
      '-     ]',
      '    } |   }',
      '    "n": 5 |   "n": 5',
      '+   "z": {}',
      '  } | }',
    ]);
  });

  it('marks what is different in a value, and never its name', () => {
    const row = rowsOf('{"body":"hello old world"}', '{"body":"hello new world"}')[1];
    expect(row).toMatchObject({ kind: 'changed', left: { marks: [[17, 20]] }, right: { marks: [[17, 20]] } });
  });

  it('shows long values from shortly before their difference', () => {
    const long = 'x'.repeat(9_000);
    const row = rowsOf(JSON.stringify([`${long}1`]), JSON.stringify([`${long}2`]))[1];
    if (row?.kind !== 'changed') throw new Error('not changed');
    expect(row.left.text.length).toBeLessThan(80);
    expect(row.left.text.endsWith('1"')).toBe(true);
    expect(row.right.text.endsWith('2"')).toBe(true);
  });

  it('notes an object whose members stand in another order', () => {
    expect(rowsOf('{"a":1,"b":2}', '{"b":2,"a":1}')[0]).toMatchObject({
      kind: 'same',
      note: expect.stringMatching(/order/),
    });
  });

  it('leaves equal rows out, but for those around a difference', () => {
    const list = (middle: number) => JSON.stringify([1, 2, 3, 4, 5, middle, 7, 8, 9, 10, 11]);
    expect(print(foldEqual(rowsOf(list(0), list(6)), 2))).toEqual([
      '… 4',
      '    4 |   4',
      '    5 |   5',
      '~   0 |   6',
      '    7 |   7',
      '    8 |   8',
      '… 4',
    ]);
  });

  it('leaves nothing out but equal rows, and counts them', () => {
    const row = fc.constantFrom('same', 'added').map((kind): DiffRow => {
      const side = { label: '', text: 'x' };
      return kind === 'same' ? { kind, left: side, right: side } : { kind: 'added', right: side };
    });
    fc.assert(
      fc.property(fc.array(row), fc.nat(3), (rows, around) => {
        const folded = foldEqual(rows, around);
        const total = folded.reduce((sum, one) => sum + (one.kind === 'skipped' ? one.rows : 1), 0);
        expect(total).toBe(rows.length);
        expect(folded.filter(({ kind }) => kind === 'added').length).toBe(
          rows.filter(({ kind }) => kind === 'added').length,
        );
      }),
    );
  });
});
