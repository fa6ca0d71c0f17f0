import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffBytes } from '#core/diff/diffBytes.ts';
import { diffText } from '#core/diff/diffText.ts';
import { diffTokens, type Hunk } from '#core/diff/diffTokens.ts';

const items = fc.array(fc.nat(4), { maxLength: 60 });

/** The first, with each hunk put in place of what it stands for. */
function apply(a: readonly number[], b: readonly number[], hunks: readonly Hunk[]): number[] {
  const out: number[] = [];
  let at = 0;
  for (const hunk of hunks) {
    out.push(...a.slice(at, hunk.a), ...b.slice(hunk.b, hunk.bEnd));
    at = hunk.aEnd;
  }
  return [...out, ...a.slice(at)];
}

/** Length of the longest common subsequence, by the table that everybody knows. */
function commonLength(a: readonly number[], b: readonly number[]): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const item of a) {
    const above = row;
    row = [0];
    for (let at = 0; at < b.length; at += 1) {
      row.push(item === b[at] ? above[at]! + 1 : Math.max(above[at + 1]!, row[at]!));
    }
  }
  return row.at(-1)!;
}

const sizeOf = (hunks: readonly Hunk[]) =>
  hunks.reduce((sum, { a, aEnd, b, bEnd }) => sum + aEnd - a + bEnd - b, 0);

describe('diffTokens', () => {
  it('leads from the one to the other, with as few changes as there can be', () => {
    fc.assert(
      fc.property(items, items, (a, b) => {
        const { hunks, isRough } = diffTokens(a, b);
        expect(isRough).toBe(false);
        expect(apply(a, b, hunks)).toEqual(b);
        expect(sizeOf(hunks)).toBe(a.length + b.length - 2 * commonLength(a, b));
      }),
      { numRuns: 500 },
    );
  });

  it('leads from the one to the other on any budget, and says when it was too small', () => {
    fc.assert(
      fc.property(items, items, fc.nat(60), (a, b, budget) => {
        const { hunks, isRough } = diffTokens(a, b, budget);
        expect(apply(a, b, hunks)).toEqual(b);
        if (!isRough) expect(sizeOf(hunks)).toBe(a.length + b.length - 2 * commonLength(a, b));
      }),
      { numRuns: 500 },
    );
    const one = Array.from({ length: 100 }, (_, at) => at);
    expect(diffTokens(one, one.toReversed(), 10).isRough).toBe(true);
  });

  it('has hunks in order, and something equal between any two', () => {
    fc.assert(
      fc.property(items, items, (a, b) => {
        const { hunks } = diffTokens(a, b);
        hunks.slice(1).forEach((hunk, at) => {
          const before = hunks[at]!;
          expect(hunk.a - before.aEnd).toBe(hunk.b - before.bEnd);
          expect(hunk.a).toBeGreaterThan(before.aEnd);
        });
      }),
    );
  });

  it('ends soon where two large inputs have nothing in common', () => {
    const one = Uint8Array.from({ length: 200_000 }, (_, at) => (at * 7 + (at >> 8)) % 127);
    const { hunks, isRough } = diffTokens(
      one,
      one.map((byte) => byte + 128),
    );
    expect(isRough).toBe(true);
    expect(hunks).toEqual([{ a: 0, aEnd: 200_000, b: 0, bEnd: 200_000 }]);
  });
});

describe('diffText', () => {
  const text = fc
    .array(fc.constantFrom('a b c', 'a b d', '', 'x', '  y', 'größer, als der Rest', 'x\r'), {
      maxLength: 30,
    })
    .map((lines) => lines.join('\n'));

  it('has all lines of either text on its side, and equal ones beside each other', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const { rows } = diffText(a, b);
        const side = (which: 'left' | 'right') =>
          rows.flatMap((row) => (row.kind !== 'skipped' && row[which] ? [row[which]] : []));
        expect(
          side('left')
            .map((one) => one.text)
            .join('\n'),
        ).toBe(a);
        expect(
          side('right')
            .map((one) => one.text)
            .join('\n'),
        ).toBe(b);
        expect(side('left').map(({ label }) => label)).toEqual(side('left').map((_, at) => `${at + 1}`));
        for (const row of rows) {
          if (row.kind === 'same') expect(row.left.text).toBe(row.right.text);
          if (row.kind === 'changed') expect(row.left.text).not.toBe(row.right.text);
        }
      }),
    );
  });

  it('is equal in a changed line where nothing is marked', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.string({ maxLength: 60 }), (a, b) => {
        const [row] = diffText(a.replaceAll('\n', ' '), b.replaceAll('\n', ' ')).rows;
        if (row?.kind !== 'changed' || row.left.marks === undefined) return;
        const without = ({ text, marks = [] }: typeof row.left) =>
          marks.reduceRight((rest, [from, to]) => rest.slice(0, from) + rest.slice(to), text);
        expect(without(row.left)).toBe(without(row.right));
      }),
    );
  });

  it('marks the words that changed', () => {
    const [row] = diffText('deploy 1.4.2 finished in eu', 'deploy 1.5.2 finished in us').rows;
    expect(row).toMatchObject({
      kind: 'changed',
      left: {
        marks: [
          [9, 10],
          [25, 27],
        ],
      },
      right: {
        marks: [
          [9, 10],
          [25, 27],
        ],
      },
    });
  });

  it('marks nothing in lines that have too little in common: they are different as a whole', () => {
    const [row] = diffText('one', 'another thing altogether').rows;
    expect(row).toMatchObject({ kind: 'changed', left: { text: 'one' } });
    expect(row).not.toHaveProperty('left.marks');
  });
});

describe('diffBytes', () => {
  const bytes = fc.uint8Array({ maxLength: 80, max: 6 });

  it('covers both payloads, equal where it says so', () => {
    fc.assert(
      fc.property(bytes, bytes, (a, b) => {
        const ends = { left: 0, right: 0 };
        for (const { isSame, left, right } of diffBytes(a, b).stretches) {
          expect([left.from, right.from]).toEqual([ends.left, ends.right]);
          const pair = [a.slice(left.from, left.to), b.slice(right.from, right.to)] as const;
          if (isSame) expect(pair[0]).toEqual(pair[1]);
          else expect(pair[0]).not.toEqual(pair[1]);
          ends.left = left.to;
          ends.right = right.to;
        }
        expect(ends).toEqual({ left: a.length, right: b.length });
      }),
    );
  });
});
