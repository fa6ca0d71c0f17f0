import { ByteReader } from '../values/ByteReader.ts';
import { byteText } from '../values/byteText.ts';
import { concatBytes } from '../values/concatBytes.ts';
import { ByteFault } from '../values/faults.ts';
import { doubleText, floatText, halfValue, uint64Text } from '../values/numberText.ts';
import { readUtf8 } from '../values/readUtf8.ts';
import { TreeWriter } from '../values/TreeWriter.ts';
import { readTagged } from './tags.ts';

const BREAK = 0xff;
const UNKNOWN = Number.POSITIVE_INFINITY;
const SIMPLE: Record<number, string> = { 20: 'false', 21: 'true', 22: 'null', 23: '"undefined"' };

/**
 * Reads CBOR (RFC 8949), or a sequence of items (RFC 8742), into one JSON text. Numbers are exact,
 * byte strings stand as `h'0a1f'`. One step at a time, so that a sniff may stop where its head ends.
 * Throws a ByteFault where the bytes are none.
 */
export class CborReader extends ByteReader {
  readonly writer = new TreeWriter();
  readonly odd = new Map<string, number>();
  /** How often each tag was there. */
  readonly tags = new Map<string, number>();
  /** A tag was read that leaves no trace in the tree, and what it tags must follow. */
  private tagOpen = false;

  readAll(): void {
    do this.item();
    while (!this.writer.done || this.tagOpen || this.at < this.end);
  }

  item(): void {
    const { writer } = this;
    const start = this.at;
    const first = this.u8('an item');
    if (first === BREAK && this.tagOpen) throw new ByteFault(start, 'nothing follows the tag');
    this.tagOpen = false;
    const major = first >> 5;
    const form = first & 0x1f;
    if (first === BREAK) this.endOpen(start);
    else if (major === 7) writer.plain(this.simple(form));
    else if (major <= 1) writer.plain(this.integer(major, form));
    else if (major <= 3) this.string(major, form);
    else if (major === 6) this.tagged(start, form);
    else {
      const count = form === 31 ? UNKNOWN : this.argument(form);
      if (major === 4) writer.array(count);
      else writer.map(count);
    }
  }

  /** The argument of an item's head (section 3). */
  argument(form: number): number {
    if (form < 24) return form;
    if (form === 24) return this.u8('a length');
    if (form === 25) return this.u16('a length');
    if (form === 26) return this.u32('a length');
    if (form > 27)
      throw new ByteFault(this.at - 1, `the value ${form} of additional information is not defined`);
    const at = this.take(8, 'a length');
    return Number(this.view.getBigUint64(at));
  }

  count(kind: string): void {
    this.odd.set(kind, (this.odd.get(kind) ?? 0) + 1);
  }

  /** A string of definite or indefinite length; for the latter its chunks are put together. */
  bytesOf(major: number, form: number): Uint8Array {
    const what = major === 2 ? 'a byte string' : 'a text string';
    if (form !== 31) return this.cut(this.argument(form), what);
    const chunks: Uint8Array[] = [];
    for (;;) {
      const head = this.u8('a chunk');
      if (head === BREAK) return concatBytes(chunks);
      if (head >> 5 !== major || (head & 0x1f) === 31) {
        throw new ByteFault(this.at - 1, `only pieces of ${what} may stand here`);
      }
      chunks.push(this.cut(this.argument(head & 0x1f), what));
    }
  }

  private integer(major: number, form: number): string {
    if (form !== 27) {
      const value = this.argument(form);
      return String(major === 0 ? value : -1 - value);
    }
    const at = this.take(8, 'a number');
    return major === 0 ? uint64Text(this.view, at) : (-1n - this.view.getBigUint64(at)).toString();
  }

  private string(major: number, form: number): void {
    const bytes = this.bytesOf(major, form);
    const text = major === 3 ? readUtf8(bytes) : undefined;
    if (text === undefined) this.count(major === 2 ? 'Byte strings' : 'Text strings that are not UTF-8');
    this.writer.string(text ?? byteText(bytes));
  }

  private simple(form: number): string {
    if (form === 25) return floatText(halfValue(this.u16('a number')));
    if (form === 26) return floatText(this.view.getFloat32(this.take(4, 'a number')));
    if (form === 27) return doubleText(this.view.getFloat64(this.take(8, 'a number')));
    if (form > 27)
      throw new ByteFault(this.at - 1, `the value ${form} of additional information is not defined`);
    const value = form === 24 ? this.u8('a simple value') : form;
    if (form === 24 && value < 32) {
      throw new ByteFault(this.at - 1, 'simple values below 32 take no second byte');
    }
    return SIMPLE[value] ?? `"simple(${value})"`;
  }

  private tagged(start: number, form: number): void {
    if (form === 31) throw new ByteFault(start, 'a tag cannot be of indefinite length');
    const wide = form === 27 ? uint64Text(this.view, this.take(8, 'a tag')) : String(this.argument(form));
    this.tagOpen = !readTagged(this, wide);
  }

  private endOpen(start: number): void {
    if (!this.writer.openEnded) throw new ByteFault(start, 'nothing is open that a break could end');
    if (this.writer.midPair) throw new ByteFault(start, 'a key stands here without a value');
    this.writer.end();
  }
}
