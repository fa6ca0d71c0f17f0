import { hexLine, hexOffset } from '../decode/hexLine.ts';
import { type ByteRun, diffBytes } from './diffBytes.ts';
import type { DiffRow, DiffSide } from './rows.ts';

/** Two payloads in hex, `width` bytes in a row; each difference begins a row of its own. */
export function byteRows(
  a: Uint8Array,
  b: Uint8Array,
  width: number,
  budget?: number,
): { rows: DiffRow[]; isRough: boolean } {
  const { stretches, isRough } = diffBytes(a, b, budget);
  const rows: DiffRow[] = [];
  for (const { isSame, left, right } of stretches) {
    const count = Math.ceil(Math.max(left.to - left.from, right.to - right.from) / width);
    for (let at = 0; at < count; at += 1) {
      const before = sideOf(a, left, at * width, width);
      const after = sideOf(b, right, at * width, width);
      if (before !== undefined && after !== undefined) {
        rows.push({ kind: isSame ? 'same' : 'changed', left: before, right: after });
      } else if (before !== undefined) rows.push({ kind: 'removed', left: before });
      else if (after !== undefined) rows.push({ kind: 'added', right: after });
    }
  }
  return { rows, isRough };
}

/** Undefined where the run is over. */
function sideOf(bytes: Uint8Array, run: ByteRun, at: number, width: number): DiffSide | undefined {
  const from = run.from + at;
  if (from >= run.to) return undefined;
  const { hex, ascii } = hexLine(bytes.subarray(from, Math.min(run.to, from + width)), 0, width);
  return { label: hexOffset(from), text: `${hex}  ${ascii}` };
}
