/** UTF-16 positions of what is different in a text. */
export type Marks = readonly (readonly [from: number, to: number])[];

/** One side of a row. */
export interface DiffSide {
  /** Number of the line, or offset of the bytes; '' where there is none. */
  label: string;
  text: string;
  /** Absent where all of it is different, or nothing. */
  marks?: Marks;
}

/** Two payloads beside each other, row by row. */
export type DiffRow =
  | { kind: 'same' | 'changed'; left: DiffSide; right: DiffSide; note?: string }
  | { kind: 'removed'; left: DiffSide; right?: undefined }
  | { kind: 'added'; left?: undefined; right: DiffSide }
  /** Equal rows that are not shown. */
  | { kind: 'skipped'; rows: number };

/** Leaves out equal rows, but for a few around each difference. */
export function foldEqual(rows: readonly DiffRow[], around: number): DiffRow[] {
  const folded: DiffRow[] = [];
  let from = 0;
  while (from < rows.length) {
    let to = from;
    while (to < rows.length && isPlainlySame(rows[to]!)) to += 1;
    const head = from === 0 ? 0 : around;
    const tail = to === rows.length ? 0 : around;
    // One row takes no more room than the word that it was left out.
    if (to - from > head + tail + 1) {
      folded.push(...rows.slice(from, from + head), { kind: 'skipped', rows: to - from - head - tail });
      folded.push(...rows.slice(to - tail, to));
    } else folded.push(...rows.slice(from, to));
    if (to < rows.length) folded.push(rows[to]!);
    from = to + 1;
  }
  return folded;
}

const isPlainlySame = (row: DiffRow): boolean => row.kind === 'same' && row.note === undefined;

/** What is different, in figures; `skipped` rows are none. */
export function countRows(rows: readonly DiffRow[]): { changed: number; removed: number; added: number } {
  const counts = { changed: 0, removed: 0, added: 0 };
  for (const { kind } of rows) if (kind !== 'same' && kind !== 'skipped') counts[kind] += 1;
  return counts;
}
