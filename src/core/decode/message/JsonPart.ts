import { type JsonTape, KIND, keyOf } from '../jsonTape.ts';
import { oneLine } from '../values/oneLine.ts';

/** One value of a JSON text, to take members and items of; nothing is built that is not asked for. */
export class JsonPart {
  constructor(
    private readonly tape: JsonTape,
    private readonly node = 0,
  ) {}

  get isObject(): boolean {
    return this.tape.kind[this.node] === KIND.object;
  }

  get isArray(): boolean {
    return this.tape.kind[this.node] === KIND.array;
  }

  get isTrue(): boolean {
    return this.text === 'true';
  }

  /** Members or items; 0 for plain values. */
  get size(): number {
    return this.tape.size[this.node]!;
  }

  /** As it is written. */
  get text(): string {
    return this.tape.text.slice(this.tape.start[this.node]!, this.tape.end[this.node]!);
  }

  /** What a string says; undefined for all else. */
  get string(): string | undefined {
    return this.tape.kind[this.node] === KIND.string ? (JSON.parse(this.text) as string) : undefined;
  }

  /** A whole number that is exact; undefined for all else. */
  get whole(): number | undefined {
    if (this.tape.kind[this.node] !== KIND.number) return undefined;
    const value = Number(this.text);
    return Number.isSafeInteger(value) ? value : undefined;
  }

  /** One line to show: strings without their quotes. */
  get line(): string {
    return oneLine(this.string ?? this.text);
  }

  /** Of equal keys the last, as JSON.parse has it; keys written with escapes are not found. */
  member(name: string): JsonPart | undefined {
    const { tape, node } = this;
    if (!this.isObject) return undefined;
    const written = `"${name}"`;
    let found: JsonPart | undefined;
    for (let child = node + 1; child < tape.next[node]!; child = tape.next[child]!) {
      if (tape.text.startsWith(written, tape.key[child]!)) found = new JsonPart(tape, child);
    }
    return found;
  }

  /** Items of an array, values of an object; at most so many. */
  items(most = Number.POSITIVE_INFINITY): JsonPart[] {
    const { tape, node } = this;
    const found: JsonPart[] = [];
    if (!this.isArray && !this.isObject) return found;
    for (let child = node + 1; child < tape.next[node]! && found.length < most; child = tape.next[child]!) {
      found.push(new JsonPart(tape, child));
    }
    return found;
  }

  /** Keys of an object; at most so many. */
  keys(most: number): string[] {
    return this.isObject ? this.items(most).map((item) => keyOf(this.tape, item.node)!) : [];
  }
}
