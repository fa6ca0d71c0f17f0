import {
  CLOSE_BRACKET,
  COLON,
  COMMA,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
  readString,
  skipSpace,
  skipValue,
  stringEnd,
} from '../jsonBytes.ts';

const decoder = new TextDecoder();
/** All decoders ask about the same head, one after the other. */
const known = new WeakMap<Uint8Array, JsonHead>();

/** What the first bytes of a JSON object or array tell, for a sniff; the last value may be cut. */
export class JsonHead {
  private readonly members = new Map<string, string>();
  /** Items of an array, as they are written. */
  readonly items: string[] = [];

  private constructor(readonly kind: 'object' | 'array') {}

  /** Undefined where it begins with neither. */
  static of(bytes: Uint8Array): JsonHead | undefined {
    const before = known.get(bytes);
    if (before !== undefined) return before;
    const at = skipSpace(bytes, 0, bytes.length);
    const first = bytes[at];
    if (first !== OPEN_BRACE && first !== OPEN_BRACKET) return undefined;
    const head = new JsonHead(first === OPEN_BRACE ? 'object' : 'array');
    if (first === OPEN_BRACE) head.readMembers(bytes, at + 1);
    else head.readItems(bytes, at + 1);
    known.set(bytes, head);
    return head;
  }

  has(name: string): boolean {
    return this.members.has(name);
  }

  /** A member's value as it is written, as far as the head goes; '' where there is none. */
  raw(name: string): string {
    return this.members.get(name) ?? '';
  }

  /** The value of a member that is a whole string. */
  string(name: string): string | undefined {
    const raw = this.raw(name);
    if (raw.length < 2 || raw[0] !== '"' || !raw.endsWith('"')) return undefined;
    return raw.includes('\\') ? undefined : raw.slice(1, -1);
  }

  private readMembers(bytes: Uint8Array, from: number): void {
    const end = bytes.length;
    let at = from;
    while (at < end) {
      at = skipSpace(bytes, at, end);
      if (bytes[at] !== QUOTE) return;
      const keyEnd = stringEnd(bytes, at, end);
      if (keyEnd < 0) return;
      const key = readString(bytes, at, keyEnd);
      at = skipSpace(bytes, keyEnd, end);
      if (bytes[at] !== COLON) return;
      const valueAt = skipSpace(bytes, at + 1, end);
      at = skipValue(bytes, valueAt, end);
      this.members.set(key, decoder.decode(bytes.subarray(valueAt, at)).trimEnd());
      if (bytes[at] !== COMMA) return;
      at += 1;
    }
  }

  private readItems(bytes: Uint8Array, from: number): void {
    const end = bytes.length;
    let at = from;
    while (at < end) {
      const itemAt = skipSpace(bytes, at, end);
      if (bytes[itemAt] === CLOSE_BRACKET) return;
      at = skipValue(bytes, itemAt, end);
      this.items.push(decoder.decode(bytes.subarray(itemAt, at)).trimEnd());
      if (bytes[at] !== COMMA) return;
      at += 1;
    }
  }
}
