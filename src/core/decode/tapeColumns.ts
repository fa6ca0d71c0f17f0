/** Values of a text that is neither small nor large. */
const FIRST = 512;
/** Columns of more are handed over as they are, smaller ones are copied and used again. */
const MOST = 4_096;

/** The columns of a JSON tape while it is written. */
export class TapeColumns {
  kind = new Uint8Array(FIRST);
  start = new Int32Array(FIRST);
  end = new Int32Array(FIRST);
  key = new Int32Array(FIRST);
  next = new Int32Array(FIRST);
  size = new Int32Array(FIRST);
  parent = new Int32Array(FIRST);

  get room(): number {
    return this.kind.length;
  }

  grow(): void {
    const kind = new Uint8Array(this.room * 2);
    kind.set(this.kind);
    this.kind = kind;
    this.start = doubled(this.start);
    this.end = doubled(this.end);
    this.key = doubled(this.key);
    this.next = doubled(this.next);
    this.size = doubled(this.size);
    this.parent = doubled(this.parent);
  }
}

const doubled = (column: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> => {
  const grown = new Int32Array(column.length * 2);
  grown.set(column);
  return grown;
};

/** Most texts are small, and room for them costs more than to read them. */
let spare: TapeColumns | undefined;

/** Columns of nobody else, until they are given back. */
export function takeColumns(): TapeColumns {
  const columns = spare ?? new TapeColumns();
  spare = undefined;
  return columns;
}

/** Nobody uses the columns any more. */
export function giveBack(columns: TapeColumns): void {
  if (columns.room <= MOST) spare = columns;
}

/** The first `length` values, in columns that stay as they are. */
export function settle(columns: TapeColumns, length: number): Omit<TapeColumns, 'room' | 'grow'> {
  const { kind, start, end, key, next, size, parent } = columns;
  if (columns.room > MOST) return { kind, start, end, key, next, size, parent };
  giveBack(columns);
  return {
    kind: kind.slice(0, length),
    start: start.slice(0, length),
    end: end.slice(0, length),
    key: key.slice(0, length),
    next: next.slice(0, length),
    size: size.slice(0, length),
    parent: parent.slice(0, length),
  };
}
