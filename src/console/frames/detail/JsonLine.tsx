import { type JsonTape, KIND, keyText } from '#core/decode/jsonTape.ts';
import { showControls } from '#core/decode/preview.ts';
import { inFigures } from '#core/inFigures.ts';

/** Characters of a string that a line shows; the strip beneath the tree has more. */
const LONGEST = 400;
/** Levels that are indented; deeper ones stand beneath each other. */
const DEEPEST = 40;
const TONES = ['', '', 'json-string', 'json-number', 'json-word'];

export interface JsonLineProps {
  tape: JsonTape;
  /** A node, or its complement for a closing bracket. */
  row: number;
  depth: number;
  open: boolean;
}

/** The text of one line of the tree. */
export function JsonLine({ tape, row, depth, open }: JsonLineProps) {
  const node = row < 0 ? ~row : row;
  const parent = tape.parent[node]!;
  const comma = parent >= 0 && tape.next[node]! < tape.next[parent]! ? ',' : '';
  const indent = { paddingInlineStart: `${Math.min(depth, DEEPEST) * 2}ch` };
  const object = tape.kind[node] === KIND.object;
  if (row < 0) {
    return (
      <span class="json-text" style={indent}>
        <span class="json-turn" />
        {object ? '}' : ']'}
        {comma}
      </span>
    );
  }
  const container = tape.kind[node]! <= KIND.array;
  const size = tape.size[node]!;
  const key = keyText(tape, node);
  return (
    <span class="json-text" style={indent}>
      <span class="json-turn">{container && size > 0 ? (open ? '▾' : '▸') : ''}</span>
      {key === '' ? null : <span class="json-key">{shorten(key)}</span>}
      {key === '' ? '' : ': '}
      {container ? bracket(object, size, open) : <Plain tape={tape} node={node} />}
      {container && size > 0 && open ? '' : comma}
      {container && size > 0 && !open ? <span class="json-size"> {sizeLabel(object, size)}</span> : null}
    </span>
  );
}

function Plain({ tape, node }: { tape: JsonTape; node: number }) {
  const start = tape.start[node]!;
  const text = tape.text.slice(start, Math.min(tape.end[node]!, start + LONGEST + 1));
  return <span class={TONES[tape.kind[node]!]!}>{shorten(text)}</span>;
}

function shorten(text: string): string {
  return showControls(text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
}

function bracket(object: boolean, size: number, open: boolean): string {
  if (size === 0) return object ? '{}' : '[]';
  if (open) return object ? '{' : '[';
  return object ? '{…}' : '[…]';
}

function sizeLabel(object: boolean, size: number): string {
  const figures = inFigures(size);
  if (object) return size === 1 ? '1 key' : `${figures} keys`;
  return size === 1 ? '1 item' : `${figures} items`;
}
