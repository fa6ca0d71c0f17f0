import { concatBytes } from '../../decode/values/concatBytes.ts';
import { lineFault, NO_JSON } from '../lineFault.ts';
import { RawValue } from './RawValue.ts';

/** What is wanted of a JSON value: all of it, these members of an object, each item of an array. */
export type Wanted = 'whole' | { members: Readonly<Record<string, Wanted>> } | { each: Wanted };

export type Path = readonly (string | number)[];

export interface JsonListener {
  /** An object or array of which parts are wanted begins. The path is only good until this returns. */
  enter?(path: Path): void;
  /** A value that is wanted whole. */
  value(path: Path, value: unknown): void;
}

/** An object or array that is gone into. */
interface Open {
  wanted: Exclude<Wanted, 'whole'>;
  close: number;
}

/** What may stand next; `raw` is within a value that is not gone into. */
type Due = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end' | 'raw' | 'nothing';

/** Bytes of a value that is taken whole: see the longest line of `splitLines`. */
const LONGEST = 100 * 1_024 * 1_024;
const LINE_END = 0x0a;
const QUOTE = 0x22;

/**
 * Reads a JSON text in UTF-8 piece by piece and hands out the wanted parts, so that of a large file
 * only one part is ever held. Of what is not wanted only the ends are looked for. Problem: `import.line`.
 */
export class JsonParts {
  private due: Due = 'value';
  private readonly open: Open[] = [];
  private readonly path: (string | number)[] = [];
  private readonly raw = new RawValue();
  /** Pieces of the value that is kept; undefined where it is passed over. */
  private kept: Uint8Array[] | undefined;
  private keptSize = 0;
  private readsKey = false;
  private wantedNext: Wanted | undefined;
  private readonly utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
  private line = 1;
  /** Up to here the chunk's line ends are in `line`. */
  private countedTo = 0;

  constructor(
    wanted: Wanted,
    private readonly listener: JsonListener,
  ) {
    this.wantedNext = wanted;
  }

  push(chunk: Uint8Array): void {
    this.countedTo = 0;
    for (let at = 0; at < chunk.length; ) {
      at = this.due === 'raw' ? this.readRaw(chunk, at) : this.readToken(chunk, at);
    }
    this.countLines(chunk, chunk.length);
  }

  /** There is no more of it. */
  end(): void {
    const { line } = this;
    // A number that stands alone ends with its text.
    this.push(Uint8Array.of(LINE_END));
    if (this.due !== 'nothing') throw lineFault(line, NO_JSON);
  }

  private readToken(chunk: Uint8Array, at: number): number {
    const byte = chunk[at]!;
    if (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09) return at + 1;
    const inside = this.open.at(-1);
    const mayEnd = this.due === 'comma-or-end' || this.due === 'key-or-end' || this.due === 'value-or-end';
    if (mayEnd && byte === inside?.close) {
      this.open.pop();
      this.path.pop();
      this.valueEnded();
      return at + 1;
    }
    if (this.due === 'comma-or-end' && byte === 0x2c && inside) {
      this.due = 'each' in inside.wanted ? 'value' : 'key';
      if ('each' in inside.wanted) this.path[this.path.length - 1] = Number(this.path.at(-1)) + 1;
      return at + 1;
    }
    if (this.due === 'colon' && byte === 0x3a) {
      this.due = 'value';
      return at + 1;
    }
    if ((this.due === 'key' || this.due === 'key-or-end') && byte === QUOTE) {
      this.readsKey = true;
      return this.beginRaw(chunk, at, true);
    }
    if (this.due !== 'value' && this.due !== 'value-or-end') throw this.fault(chunk, at);
    return this.beginValue(chunk, at, byte);
  }

  private beginValue(chunk: Uint8Array, at: number, byte: number): number {
    const inside = this.open.at(-1)?.wanted;
    if (inside && 'each' in inside) this.wantedNext = inside.each;
    const wanted = this.wantedNext;
    if (wanted !== undefined && wanted !== 'whole') {
      const isArray = 'each' in wanted;
      if (byte === (isArray ? 0x5b : 0x7b)) {
        this.listener.enter?.(this.path);
        this.open.push({ wanted, close: isArray ? 0x5d : 0x7d });
        this.path.push(isArray ? 0 : '');
        this.due = isArray ? 'value-or-end' : 'key-or-end';
        return at + 1;
      }
    }
    return this.beginRaw(chunk, at, wanted === 'whole');
  }

  private beginRaw(chunk: Uint8Array, at: number, keep: boolean): number {
    if (!this.raw.begin(chunk[at]!)) throw this.fault(chunk, at);
    this.countLines(chunk, at);
    this.kept = keep ? [] : undefined;
    this.keptSize = 0;
    this.due = 'raw';
    return this.readRaw(chunk, at);
  }

  private readRaw(chunk: Uint8Array, from: number): number {
    const end = this.raw.goOn(chunk, from);
    this.kept?.push(chunk.subarray(from, end));
    this.keptSize += end - from;
    if (!this.raw.ended) {
      if (this.kept && this.keptSize > LONGEST) {
        throw lineFault(this.line, 'it is longer than any message can be');
      }
      return end;
    }
    const value = this.kept && this.parse(this.kept);
    if (this.readsKey) this.keyEnded(String(value));
    else {
      if (this.kept) this.listener.value(this.path, value);
      this.valueEnded();
    }
    this.kept = undefined;
    return end;
  }

  private parse(pieces: Uint8Array[]): unknown {
    const bytes = pieces.length === 1 ? pieces[0]! : concatBytes(pieces);
    try {
      return JSON.parse(this.utf8.decode(bytes));
    } catch {
      throw lineFault(this.line, NO_JSON);
    }
  }

  private keyEnded(key: string): void {
    this.readsKey = false;
    this.path[this.path.length - 1] = key;
    const { wanted } = this.open.at(-1)!;
    this.wantedNext =
      'members' in wanted && Object.hasOwn(wanted.members, key) ? wanted.members[key] : undefined;
    this.due = 'colon';
  }

  private valueEnded(): void {
    this.due = this.open.length === 0 ? 'nothing' : 'comma-or-end';
  }

  private countLines(chunk: Uint8Array, to: number): void {
    for (let at = this.countedTo; ; ) {
      at = chunk.indexOf(LINE_END, at) + 1;
      if (at === 0 || at > to) break;
      this.line++;
      this.countedTo = at;
    }
    this.countedTo = Math.max(this.countedTo, to);
  }

  private fault(chunk: Uint8Array, at: number) {
    this.countLines(chunk, at);
    return lineFault(this.line, NO_JSON);
  }
}
