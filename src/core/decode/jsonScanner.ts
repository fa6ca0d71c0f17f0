import { type JsonFault, type JsonTape, KIND, type NodeKind } from './jsonTape.ts';
import { giveBack, settle, takeColumns } from './tapeColumns.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const ESCAPES = '"\\/bfnrt';
const HEX = /^[\da-fA-F]{4}$/;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;

/** The one pass behind `readJson`: a loop over values, with `parent` as its stack. */
export class JsonScanner {
  private at = 0;
  private length = 0;
  private readonly columns = takeColumns();
  private fault: JsonFault | undefined;
  /** The container that is open. */
  private inside = -1;
  private keyAt = -1;
  /** An array was opened and its first item must follow. */
  private itemDue = false;

  constructor(private readonly text: string) {}

  read(): { tape: JsonTape } | { fault: JsonFault } {
    do {
      this.readValue();
    } while (this.fault === undefined && this.goOn());
    const { text, length, columns, fault } = this;
    if (fault === undefined) return { tape: { text, length, ...settle(columns, length) } };
    giveBack(columns);
    return { fault };
  }

  /** A plain value whole, of a container its opening bracket (or all of it where it is empty). */
  private readValue(): void {
    const code = this.peek();
    if (code === 0x7b) this.open(KIND.object);
    else if (code === 0x5b) this.open(KIND.array);
    else if (code === QUOTE) {
      const start = this.at;
      if (this.skipString()) this.add(KIND.string, start);
    } else if (code === 0x2d || (code >= 0x30 && code <= 0x39)) this.readPattern(NUMBER, KIND.number);
    else this.readPattern(WORD, KIND.word);
  }

  private readPattern(pattern: RegExp, kind: NodeKind): void {
    const start = this.at;
    pattern.lastIndex = start;
    if (!pattern.test(this.text)) {
      this.fail(kind === KIND.number ? 'this is not a number' : 'a value should stand here');
      return;
    }
    this.at = pattern.lastIndex;
    this.add(kind, start);
  }

  private open(kind: NodeKind): void {
    const { columns } = this;
    const node = this.add(kind, this.at);
    this.at += 1;
    this.inside = node;
    if (this.peek() === (kind === KIND.object ? 0x7d : 0x5d)) return;
    columns.size[node] = 1;
    if (kind === KIND.object) this.readKey();
    else this.itemDue = true;
  }

  /** Closes what ends here and steps over a comma; true where another value must follow. */
  private goOn(): boolean {
    const { columns } = this;
    if (this.itemDue) {
      this.itemDue = false;
      return true;
    }
    if (this.keyAt >= 0) return true;
    while (this.inside >= 0) {
      const { inside } = this;
      const isObject = columns.kind[inside] === KIND.object;
      const code = this.peek();
      if (code === (isObject ? 0x7d : 0x5d)) {
        this.at += 1;
        columns.end[inside] = this.at;
        columns.next[inside] = this.length;
        this.inside = columns.parent[inside]!;
      } else if (code === 0x2c && columns.size[inside]! > 0) {
        this.at += 1;
        columns.size[inside]! += 1;
        if (isObject) this.readKey();
        return this.fault === undefined;
      } else {
        return this.fail(`a comma or ${isObject ? '}' : ']'} should stand here`);
      }
    }
    this.peek();
    return this.at < this.text.length ? this.fail('the text goes on after its end') : false;
  }

  private readKey(): void {
    if (this.peek() !== QUOTE) {
      this.fail('a key in double quotes should stand here');
      return;
    }
    this.keyAt = this.at;
    if (!this.skipString()) return;
    if (this.peek() === 0x3a) this.at += 1;
    else this.fail('a colon should stand here');
  }

  private add(kind: NodeKind, start: number): number {
    const { columns } = this;
    const node = this.length;
    if (node === columns.room) columns.grow();
    this.length += 1;
    columns.kind[node] = kind;
    columns.start[node] = start;
    columns.end[node] = this.at;
    columns.key[node] = this.keyAt;
    columns.next[node] = node + 1;
    // The columns were others' before.
    columns.size[node] = 0;
    columns.parent[node] = this.inside;
    this.keyAt = -1;
    return node;
  }

  private skipString(): boolean {
    const { text } = this;
    for (let at = this.at + 1; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === QUOTE) {
        this.at = at + 1;
        return true;
      }
      if (code < 0x20) return this.fail('a control character stands in a string', at);
      if (code !== BACKSLASH) continue;
      at += 1;
      if (text[at] === 'u' && HEX.test(text.slice(at + 1, at + 5))) at += 4;
      else if (at >= text.length || !ESCAPES.includes(text[at]!)) {
        return this.fail('this escape is not known', at - 1);
      }
    }
    return this.fail('this string has no end');
  }

  /** The code unit after any white space; NaN at the text's end. */
  private peek(): number {
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return code;
      this.at += 1;
    }
  }

  private fail(reason: string, at = this.at): false {
    this.fault = at < this.text.length ? { at, reason } : { at, reason: 'the text ends too early' };
    return false;
  }
}
