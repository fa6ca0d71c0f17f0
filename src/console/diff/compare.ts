import type { Layer } from '#core/decode/decodeInTurn.ts';
import type { JsonTape } from '#core/decode/jsonTape.ts';
import { readJson } from '#core/decode/readJson.ts';
import { byteRows } from '#core/diff/byteRows.ts';
import { diffJson } from '#core/diff/diffJson.ts';
import { diffText } from '#core/diff/diffText.ts';
import { jsonRows } from '#core/diff/jsonRows.ts';
import { countRows, type DiffRow } from '#core/diff/rows.ts';
import type { Frame } from '#core/frame.ts';
import { inFigures } from '#core/inFigures.ts';
import { formatBytes } from '#core/time.ts';

/** How two messages are compared. */
export type DiffMode = 'structure' | 'text' | 'bytes';

/** More of a message is not compared, so that the view never freezes. Bytes. */
export const MOST_BYTES: Record<DiffMode, number> = { structure: 1_000_000, text: 1_000_000, bytes: 250_000 };

/** One of two messages, as far as it was read. */
export interface Compared {
  frame: Frame;
  bytes: Uint8Array;
  /** Its JSON, or what its decoder makes of it; undefined where it has none. */
  tape: JsonTape | undefined;
}

export interface Comparison {
  rows: readonly DiffRow[];
  /** What was found, one line. */
  summary: string;
  /** What was not compared, or only as a whole. */
  note: string | undefined;
}

/** The text itself where it is JSON, else the JSON that a decoder makes of the bytes. */
export function tapeOf(
  frame: Frame,
  bytes: Uint8Array,
  layers: readonly Layer[] | undefined,
): JsonTape | undefined {
  if (bytes.length < frame.size) return undefined;
  if (frame.kind === 'text') {
    const reading = readJson(new TextDecoder().decode(bytes));
    if ('tape' in reading) return reading.tape;
  }
  for (const { result } of layers ?? []) {
    if (!result.ok || result.decoded.json === undefined) continue;
    const reading = readJson(result.decoded.json);
    if ('tape' in reading) return reading.tape;
  }
  return undefined;
}

/** What the person wants, as far as both messages allow it. */
export function modeFor(wanted: DiffMode | undefined, one: Compared, other: Compared): DiffMode {
  const hasBoth = one.tape !== undefined && other.tape !== undefined;
  if (wanted === 'structure' && hasBoth) return wanted;
  if (wanted === 'text' || wanted === 'bytes') return wanted;
  if (hasBoth) return 'structure';
  return one.frame.kind === 'text' && other.frame.kind === 'text' ? 'text' : 'bytes';
}

/** Compares two messages; `width` is how many bytes a line of hex holds. */
export function compare(mode: DiffMode, one: Compared, other: Compared, width: number): Comparison {
  const most = MOST_BYTES[mode];
  const isCut = Math.max(one.frame.size, other.frame.size) > most;
  const notes = isCut ? [`Only the first ${formatBytes(most).replace('.0', '')} of each is compared.`] : [];
  const rough = (isRough: boolean) => {
    if (isRough) notes.push('They differ so much that parts are compared as a whole.');
  };
  let found: Pick<Comparison, 'rows' | 'summary'>;
  if (mode === 'structure' && one.tape !== undefined && other.tape !== undefined) {
    const { root, isRough, ...counts } = diffJson(one.tape, other.tape);
    rough(isRough);
    const order = counts.reordered > 0 ? [`${counts.reordered} in another order`] : [];
    found = { rows: jsonRows(one.tape, other.tape, root), summary: summaryOf(counts, order) };
  } else {
    const [before, after] = [one.bytes.subarray(0, most), other.bytes.subarray(0, most)];
    const { rows, isRough } =
      mode === 'bytes'
        ? byteRows(before, after, width)
        : diffText(new TextDecoder().decode(before), new TextDecoder().decode(after));
    rough(isRough);
    const counts = countRows(rows);
    found = { rows, summary: summaryOf(counts, [], mode === 'bytes' ? ' (rows of hex)' : ' (lines)') };
  }
  return { ...found, note: notes.length === 0 ? undefined : notes.join(' ') };
}

function summaryOf(
  counts: { changed: number; added: number; removed: number },
  more: readonly string[] = [],
  unit = '',
): string {
  const parts = (['changed', 'added', 'removed'] as const).flatMap((kind) =>
    counts[kind] > 0 ? [`${inFigures(counts[kind])} ${kind}`] : [],
  );
  const all = [...parts, ...more];
  return all.length === 0 ? 'No difference' : `${all.join(', ')}${parts.length > 0 ? unit : ''}`;
}
