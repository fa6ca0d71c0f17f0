const QUOTE = 0x22;
const BACKSLASH = 0x5c;

const isOpening = (byte: number): boolean => byte === 0x7b || byte === 0x5b;
const isClosing = (byte: number): boolean => byte === 0x7d || byte === 0x5d;
/** What can follow a number or a word. */
const endsScalar = (byte: number): boolean =>
  byte === 0x2c || isClosing(byte) || byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

/** Finds the end of one JSON value that comes in pieces, without a look at what it says. */
export class RawValue {
  ended = false;
  private kind: 'string' | 'container' | 'scalar' = 'scalar';
  private depth = 0;
  private inString = false;
  private escaped = false;

  /** The value begins with this byte, which `goOn` sees again; false where none can begin so. */
  begin(byte: number): boolean {
    this.kind = byte === QUOTE ? 'string' : isOpening(byte) ? 'container' : 'scalar';
    this.ended = false;
    this.depth = 0;
    this.inString = false;
    this.escaped = false;
    return this.kind !== 'scalar' || !(endsScalar(byte) || byte === 0x3a);
  }

  /** Where the value ends in the chunk, or the chunk's end; `ended` tells which. */
  goOn(chunk: Uint8Array, from: number): number {
    let at = from;
    while (at < chunk.length) {
      if (this.inString) {
        at = this.skipString(chunk, at);
        if (!this.inString && this.kind === 'string') return this.end(at);
        continue;
      }
      const byte = chunk[at]!;
      if (this.kind === 'scalar') {
        if (endsScalar(byte)) return this.end(at);
      } else if (byte === QUOTE) this.inString = true;
      else if (isOpening(byte)) this.depth += 1;
      else if (isClosing(byte)) {
        this.depth -= 1;
        if (this.depth === 0) return this.end(at + 1);
      }
      at += 1;
    }
    return at;
  }

  private end(at: number): number {
    this.ended = true;
    return at;
  }

  private skipString(chunk: Uint8Array, from: number): number {
    for (let at = from; at < chunk.length; at += 1) {
      const byte = chunk[at]!;
      if (this.escaped) this.escaped = false;
      else if (byte === BACKSLASH) this.escaped = true;
      else if (byte === QUOTE) {
        this.inString = false;
        return at + 1;
      }
    }
    return chunk.length;
  }
}
