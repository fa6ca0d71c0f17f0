import { ByteReader } from '../values/ByteReader.ts';
import { byteText } from '../values/byteText.ts';
import { ByteFault } from '../values/faults.ts';
import { doubleText, floatText, uint64Text } from '../values/numberText.ts';
import { readUtf8 } from '../values/readUtf8.ts';
import { TreeWriter } from '../values/TreeWriter.ts';
import { timestampText } from './timestamp.ts';

export interface MsgpackReading {
  writer: TreeWriter;
  /** Values that JSON has no form for, by kind. */
  odd: Map<string, number>;
}

/**
 * Reads all values (msgpack.org, spec.md), one after the other, into one JSON text. Numbers are
 * exact, bytes stand as `h'0a1f'`. Throws a ByteFault where the bytes are none.
 */
export function readMsgpack(bytes: Uint8Array): MsgpackReading {
  const reader = new MsgpackReader(bytes);
  do reader.item();
  while (!reader.writer.done || reader.at < bytes.length);
  return reader;
}

/** One step after the other, so that a sniff may stop where its head ends. */
export class MsgpackReader extends ByteReader implements MsgpackReading {
  readonly writer = new TreeWriter();
  readonly odd = new Map<string, number>();

  item(): void {
    const { writer } = this;
    const first = this.u8('a value');
    if (first < 0x80) writer.plain(String(first));
    else if (first < 0x90) writer.map(first & 0x0f);
    else if (first < 0xa0) writer.array(first & 0x0f);
    else if (first < 0xc0) this.text(first & 0x1f);
    else if (first >= 0xe0) writer.plain(String(first - 0x100));
    else if (first >= 0xca && first <= 0xd3) writer.plain(this.number(first));
    else this.longer(first);
  }

  private longer(first: number): void {
    const { writer } = this;
    if (first === 0xc0) writer.plain('null');
    else if (first === 0xc1) throw new ByteFault(this.at - 1, 'the byte 0xc1 is never used');
    else if (first <= 0xc3) writer.plain(first === 0xc3 ? 'true' : 'false');
    else if (first <= 0xc6) this.binary(this.length(first - 0xc4));
    else if (first <= 0xc9) this.extension(this.length(first - 0xc7));
    else if (first <= 0xd8) this.extension(1 << (first - 0xd4));
    else if (first <= 0xdb) this.text(this.length(first - 0xd9));
    else if (first <= 0xdd) writer.array(this.length(first - 0xdb));
    else writer.map(this.length(first - 0xdd));
  }

  /** A length of 1, 2 or 4 bytes. */
  private length(form: number): number {
    if (form === 0) return this.u8('a length');
    return form === 1 ? this.u16('a length') : this.u32('a length');
  }

  private number(first: number): string {
    const { view } = this;
    const at = this.take(first < 0xcc ? 4 << (first - 0xca) : 1 << ((first - 0xcc) & 3), 'a number');
    if (first === 0xca) return floatText(view.getFloat32(at));
    if (first === 0xcb) return doubleText(view.getFloat64(at));
    if (first === 0xcc) return String(view.getUint8(at));
    if (first === 0xcd) return String(view.getUint16(at));
    if (first === 0xce) return String(view.getUint32(at));
    if (first === 0xcf) return uint64Text(view, at);
    if (first === 0xd0) return String(view.getInt8(at));
    if (first === 0xd1) return String(view.getInt16(at));
    if (first === 0xd2) return String(view.getInt32(at));
    return view.getBigInt64(at).toString();
  }

  private text(length: number): void {
    const from = this.take(length, 'a string');
    const text = readUtf8(this.bytes, from, from + length);
    if (text !== undefined) this.writer.string(text);
    else {
      this.count('Strings that are not UTF-8');
      this.writer.string(byteText(this.bytes.subarray(from, from + length)));
    }
  }

  private binary(length: number): void {
    const data = this.cut(length, 'binary data');
    this.count('Binary values');
    this.writer.string(byteText(data));
  }

  private extension(length: number): void {
    const type = this.view.getInt8(this.take(1, 'the type of an extension'));
    const data = this.cut(length, 'an extension');
    const time = type === -1 ? timestampText(data) : undefined;
    this.count(time === undefined ? `Extensions of type ${type}` : 'Timestamps');
    if (time === undefined) this.writer.wrap(`"extension":${type}`);
    this.writer.string(time ?? byteText(data));
  }

  private count(kind: string): void {
    this.odd.set(kind, (this.odd.get(kind) ?? 0) + 1);
  }
}
