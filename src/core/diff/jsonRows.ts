import { type JsonTape, KIND, keyText, valueText } from '../decode/jsonTape.ts';
import { counted } from '../decode/values/oneLine.ts';
import { childrenOf, type Delta } from './diffJson.ts';
import { diffWords } from './diffText.ts';
import type { DiffRow, DiffSide } from './rows.ts';

/** Rows of a comparison; what would be more is left out. */
export const MOST_ROWS = 50_000;
/** Characters of a value that are shown, and of those before its first difference. */
const LONGEST = 2_000;
const BEFORE = 60;
/** Levels that are indented. */
const DEEPEST = 40;
const REORDERED = 'its members stand in another order';

/** A structural difference as the lines of both texts, pretty-printed; values that are equal take one line each. */
export function jsonRows(a: JsonTape, b: JsonTape, root: Delta): DiffRow[] {
  const rows: DiffRow[] = [];
  add(root, 0);
  return rows;

  function add(delta: Delta, depth: number): void {
    if (rows.length >= MOST_ROWS) return;
    switch (delta.kind) {
      case 'same':
        rows.push({ kind: 'same', left: line(a, delta.a, depth), right: line(b, delta.b, depth) });
        return;
      case 'removed':
        for (const left of linesOf(a, delta.a, depth)) rows.push({ kind: 'removed', left });
        return;
      case 'added':
        for (const right of linesOf(b, delta.b, depth)) rows.push({ kind: 'added', right });
        return;
      case 'changed':
        addChanged(delta.a, delta.b, depth);
        return;
      case 'inside':
        addInside(delta, depth);
    }
  }

  function addChanged(before: number, after: number, depth: number): void {
    if (isPlain(a, before) && isPlain(b, after)) {
      rows.push({ kind: 'changed', ...changedLine(a, before, b, after, depth) });
      return;
    }
    for (const left of linesOf(a, before, depth)) rows.push({ kind: 'removed', left });
    for (const right of linesOf(b, after, depth)) rows.push({ kind: 'added', right });
  }

  function addInside(delta: Extract<Delta, { kind: 'inside' }>, depth: number): void {
    const isObject = a.kind[delta.a] === KIND.object;
    const open = isObject ? '{' : '[';
    const end = { label: '', text: `${indent(depth)}${isObject ? '}' : ']'}` };
    rows.push({
      kind: 'same',
      left: { label: '', text: `${indent(depth)}${keyOf(a, delta.a)}${open}` },
      right: { label: '', text: `${indent(depth)}${keyOf(b, delta.b)}${open}` },
      ...(delta.reordered ? { note: REORDERED } : {}),
    });
    for (const child of delta.children) add(child, depth + 1);
    rows.push({ kind: 'same', left: end, right: end });
  }
}

const isPlain = (tape: JsonTape, node: number): boolean => tape.kind[node]! > KIND.array;

const indent = (depth: number): string => '  '.repeat(Math.min(depth, DEEPEST));

function keyOf(tape: JsonTape, node: number): string {
  const key = keyText(tape, node);
  return key === '' ? '' : `${key}: `;
}

/** A value in one line: what an object or array holds as a number. */
function line(tape: JsonTape, node: number, depth: number): DiffSide {
  const size = tape.size[node]!;
  const start = `${indent(depth)}${keyOf(tape, node)}`;
  const kind = tape.kind[node];
  if (isPlain(tape, node) || size === 0) return { label: '', text: start + cut(valueText(tape, node)) };
  const inside = kind === KIND.object ? `{ ${counted(size, 'key')} }` : `[ ${counted(size, 'item')} ]`;
  return { label: '', text: start + inside };
}

const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

/** A value in all its lines; without recursion, as it may be deep. */
function linesOf(tape: JsonTape, top: number, depth: number): DiffSide[] {
  const lines: DiffSide[] = [];
  const rest: ({ node: number; depth: number } | { end: string })[] = [{ node: top, depth }];
  for (let next = rest.pop(); next !== undefined && lines.length < MOST_ROWS; next = rest.pop()) {
    if ('end' in next) {
      lines.push({ label: '', text: next.end });
      continue;
    }
    const { node } = next;
    if (isPlain(tape, node) || tape.size[node] === 0) {
      lines.push(line(tape, node, next.depth));
      continue;
    }
    const isObject = tape.kind[node] === KIND.object;
    lines.push({ label: '', text: `${indent(next.depth)}${keyOf(tape, node)}${isObject ? '{' : '['}` });
    rest.push({ end: `${indent(next.depth)}${isObject ? '}' : ']'}` });
    for (const child of childrenOf(tape, node).reverse()) rest.push({ node: child, depth: next.depth + 1 });
  }
  return lines;
}

/** Two plain values, with what is different in them; long ones from shortly before it. */
function changedLine(
  a: JsonTape,
  before: number,
  b: JsonTape,
  after: number,
  depth: number,
): { left: DiffSide; right: DiffSide } {
  const [one, other] = [valueText(a, before), valueText(b, after)];
  let at = 0;
  while (at < one.length && at < other.length && one[at] === other[at]) at += 1;
  const from = at > BEFORE * 2 && Math.max(one.length, other.length) > LONGEST ? at - BEFORE : 0;
  const [left, right] = [excerpt(one, from), excerpt(other, from)];
  const marks = diffWords(left, right);
  return {
    left: sideOf(`${indent(depth)}${keyOf(a, before)}`, left, marks?.left),
    right: sideOf(`${indent(depth)}${keyOf(b, after)}`, right, marks?.right),
  };
}

const excerpt = (text: string, from: number): string =>
  `${from > 0 ? '…' : ''}${cut(from > 0 ? text.slice(from) : text)}`;

/** Without marks the value is different as a whole; its name never is. */
function sideOf(
  start: string,
  value: string,
  marks: readonly (readonly [number, number])[] = [[0, value.length]],
): DiffSide {
  const moved = marks.map(([from, to]) => [from + start.length, to + start.length] as const);
  return { label: '', text: start + value, marks: moved };
}
