interface Open {
  close: string;
  /** Items still to come; a map's keys count as items. */
  left: number;
  written: number;
  isMap: boolean;
  /** What was written before the container, where it is itself a key and is put in quotes. */
  before: string | undefined;
}

/**
 * Writes values as JSON text in the order in which binary formats hold them. No recursion, so any
 * depth will do. A key that is no string is written as the text of its value, since JSON has no other.
 */
export class TreeWriter {
  private written = '';
  private readonly stack: Open[] = [];
  private top = opened('', Number.POSITIVE_INFINITY, false);
  /** Within a key that is a container: it is put in quotes as a whole, when it ends. */
  private inKey = false;

  /** No container is open. */
  get done(): boolean {
    return this.stack.length === 0;
  }

  /** Values at the top: several where they stand one after the other. */
  get values(): number {
    return (this.stack[0] ?? this.top).written;
  }

  /** The innermost container ends by a mark of its own; false where none is open. */
  get openEnded(): boolean {
    return !this.done && this.top.left === Number.POSITIVE_INFINITY;
  }

  /** A key was written whose value is due. */
  get midPair(): boolean {
    return this.top.isMap && this.top.written % 2 === 1;
  }

  /** One value, or an array of the values that stand one after the other. */
  get text(): string {
    return this.values > 1 ? `[${this.written}]` : this.written;
  }

  string(value: string): void {
    this.put(JSON.stringify(value));
  }

  /** A value as JSON text. */
  plain(text: string): void {
    const bare = this.isKey && !this.inKey && text[0] !== '"';
    this.put(bare ? `"${text}"` : text);
  }

  /** Opens an array of so many items; Infinity where their number is not known. */
  array(items: number): void {
    this.open('[', ']', items, false);
  }

  /** Opens a map of so many pairs; Infinity where their number is not known. */
  map(pairs: number): void {
    this.open('{', '}', pairs * 2, true);
  }

  /** An object around the next value: `{"tag":5,"value":…}`. */
  wrap(members: string): void {
    this.open(`{${members},"value":`, '}', 1, false);
  }

  /** Ends a container of unknown length. */
  end(): void {
    this.top.left = 0;
    this.settle();
  }

  private get isKey(): boolean {
    return this.top.isMap && this.top.written % 2 === 0;
  }

  private put(text: string): void {
    this.written += this.count() + text;
    this.settle();
  }

  private open(open: string, close: string, left: number, isMap: boolean): void {
    if (left === 0) {
      this.plain(open + close);
      return;
    }
    const isOuterKey = this.isKey && !this.inKey;
    this.written += this.count();
    this.stack.push(this.top);
    this.top = opened(close, left, isMap);
    if (isOuterKey) {
      this.inKey = true;
      this.top.before = this.written;
      this.written = '';
    }
    this.written += open;
  }

  /** Counts an item, and gives what stands before it. */
  private count(): string {
    const { top } = this;
    top.left -= 1;
    top.written += 1;
    if (top.written === 1) return '';
    return top.isMap && top.written % 2 === 0 ? ':' : ',';
  }

  private settle(): void {
    while (this.top.left === 0) {
      const { close, before } = this.top;
      this.written += close;
      if (before !== undefined) {
        this.written = before + JSON.stringify(this.written);
        this.inKey = false;
      }
      this.top = this.stack.pop()!;
    }
  }
}

function opened(close: string, left: number, isMap: boolean): Open {
  return { close, left, written: 0, isMap, before: undefined };
}
