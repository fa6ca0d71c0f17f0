import { diffTokens, type Hunk, joinHunks } from './diffTokens.ts';
import type { DiffRow, DiffSide } from './rows.ts';

/** More words than this in a line are not compared one by one. */
const MOST_WORDS = 20_000;
/** Lines that have less in common than this share of them are different as a whole. */
const ALIKE = 0.25;
const WORDS = /[\p{L}\p{N}_]+|\s+|[^\p{L}\p{N}_\s]/gu;

/** Two texts by lines, and lines that were changed by words. Line ends are those of either system. */
export function diffText(a: string, b: string, budget?: number): { rows: DiffRow[]; isRough: boolean } {
  const before = a.split('\n');
  const after = b.split('\n');
  const intern = interner();
  const { hunks, isRough } = diffTokens(before.map(intern), after.map(intern), budget);
  const rows: DiffRow[] = [];
  const same = (from: number, to: number, shift: number) => {
    for (let at = from; at < to; at += 1) {
      rows.push({ kind: 'same', left: sideOf(before, at), right: sideOf(after, at + shift) });
    }
  };
  let at = 0;
  let shift = 0;
  for (const hunk of hunks) {
    same(at, hunk.a, shift);
    addHunk(rows, before, after, hunk, budget);
    at = hunk.aEnd;
    shift = hunk.bEnd - hunk.aEnd;
  }
  same(at, before.length, shift);
  return { rows, isRough };
}

const sideOf = (lines: readonly string[], at: number): DiffSide => ({ label: `${at + 1}`, text: lines[at]! });

/** Lines that stand in each other's place, and those without a counterpart after them. */
function addHunk(
  rows: DiffRow[],
  before: readonly string[],
  after: readonly string[],
  { a, aEnd, b, bEnd }: Hunk,
  budget: number | undefined,
): void {
  const pairs = Math.min(aEnd - a, bEnd - b);
  for (let at = 0; at < pairs; at += 1) {
    const left = sideOf(before, a + at);
    const right = sideOf(after, b + at);
    const marks = diffWords(left.text, right.text, budget);
    rows.push(
      marks === undefined
        ? { kind: 'changed', left, right }
        : { kind: 'changed', left: { ...left, marks: marks.left }, right: { ...right, marks: marks.right } },
    );
  }
  for (let at = a + pairs; at < aEnd; at += 1) rows.push({ kind: 'removed', left: sideOf(before, at) });
  for (let at = b + pairs; at < bEnd; at += 1) rows.push({ kind: 'added', right: sideOf(after, at) });
}

type Found = [from: number, to: number][];

/** What is different in either line; undefined where they have too little in common to tell. */
export function diffWords(a: string, b: string, budget?: number): { left: Found; right: Found } | undefined {
  const before = a.match(WORDS) ?? [];
  const after = b.match(WORDS) ?? [];
  if (before.length > MOST_WORDS || after.length > MOST_WORDS) return undefined;
  const intern = interner();
  const { hunks } = diffTokens(before.map(intern), after.map(intern), budget);
  const joined = joinHunks(hunks, (from, to) => before.slice(from, to).every((word) => /^\s+$/.test(word)));
  const ends = { left: endsOf(before), right: endsOf(after) };
  const marks: { left: Found; right: Found } = { left: [], right: [] };
  let different = 0;
  for (const hunk of joined) {
    const left: Found[number] = [ends.left[hunk.a]!, ends.left[hunk.aEnd]!];
    const right: Found[number] = [ends.right[hunk.b]!, ends.right[hunk.bEnd]!];
    different += left[1] - left[0] + right[1] - right[0];
    if (left[1] > left[0]) marks.left.push(left);
    if (right[1] > right[0]) marks.right.push(right);
  }
  const share = 1 - different / Math.max(1, a.length + b.length);
  return share < ALIKE ? undefined : marks;
}

/** Where each word begins, and where the last one ends. */
function endsOf(words: readonly string[]): number[] {
  const ends = [0];
  for (const word of words) ends.push(ends.at(-1)! + word.length);
  return ends;
}

/** Equal texts get the same number. */
function interner(): (text: string) => number {
  const known = new Map<string, number>();
  return (text) => {
    const id = known.get(text) ?? known.size;
    if (id === known.size) known.set(text, id);
    return id;
  };
}
