import type { Field } from '../contract.ts';
import { isPlainText } from '../text/text.ts';
import { byteText } from '../values/byteText.ts';
import { doubleText, floatText, uint64Text } from '../values/numberText.ts';
import { oneLine } from '../values/oneLine.ts';
import { readUtf8 } from '../values/readUtf8.ts';
import { asFloats, asTime, asVarints } from './asOther.ts';
import { readWire, signed, varintValue, WIRE, type WireField, zigzag } from './wire.ts';

const DEEPEST = 32;
/** Rows of the table; the tree has all. */
const MOST_ROWS = 200;
/** Fields beyond are not taken for a message that nobody described. */
const LARGEST_LIKELY = 10_000;

/** A message that no schema describes: what its values look like, and what else they could be. */
export class Guesser {
  readonly rows: Field[] = [];
  private readonly view: DataView;

  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** The fields as a JSON object by number; a number that comes again makes an array. */
  message(fields: readonly WireField[], path = '', depth = 0): string {
    const values = new Map<number, string[]>();
    for (const field of fields) {
      const value = this.value(field, `${path}${field.number}`, depth);
      const known = values.get(field.number);
      if (known === undefined) values.set(field.number, [value]);
      else known.push(value);
    }
    // Not an object of numbers: those would be put into the order of their size.
    const members = [...values].map(
      ([number, all]) => `"${number}":${all.length > 1 ? `[${all.join(',')}]` : all[0]}`,
    );
    return `{${members.join(',')}}`;
  }

  /** One field's value as JSON text. */
  value(field: WireField, path: string, depth: number): string {
    const { wire, from, to } = field;
    if (wire === WIRE.varint) return this.varint(field, path);
    if (wire === WIRE.fixed64) return this.fixed64(from, path);
    if (wire === WIRE.fixed32) return this.fixed32(from, path);
    if (wire === WIRE.group) return this.nested(readWire(this.bytes, from, to).fields, path, depth, 'group');
    return this.lengthDelimited(from, to, path, depth);
  }

  private varint({ from, to }: WireField, path: string): string {
    const value = varintValue(this.bytes, from, to);
    const text = String(signed(value));
    const notes = ['varint'];
    if (value === 0 || value === 1) notes.push(`or ${value === 1}`);
    if (text[0] === '-') notes.push(`unsigned ${value}`);
    if (value !== 0) notes.push(`as sint ${zigzag(value)}`);
    const time = asTime(value);
    if (time !== undefined) notes.push(`as a time ${time}`);
    this.row(path, text, notes.join(', '));
    return text;
  }

  private fixed64(from: number, path: string): string {
    const double = this.view.getFloat64(from, true);
    const integer = uint64Text(this.view, from, true);
    const isLikely = double === 0 || (Math.abs(double) > 1e-9 && Math.abs(double) < 1e15);
    const text = isLikely ? doubleText(double) : integer;
    const other = isLikely ? `guessed double, as integer ${integer}` : `guessed integer, as double ${double}`;
    this.row(path, text, `64 bits, ${other}`);
    return text;
  }

  private fixed32(from: number, path: string): string {
    const float = this.view.getFloat32(from, true);
    const integer = this.view.getUint32(from, true);
    const isLikely = float === 0 || (Math.abs(float) > 1e-6 && Math.abs(float) < 1e9);
    const text = isLikely ? floatText(float) : String(integer);
    const other = isLikely ? `guessed float, as integer ${integer}` : `guessed integer, as float ${float}`;
    this.row(path, text, `32 bits, ${other}`);
    return text;
  }

  private lengthDelimited(from: number, to: number, path: string, depth: number): string {
    const content = this.bytes.subarray(from, to);
    const isPlain = isPlainText(content);
    // A line end or a tab at its head may be the tag of a field as well.
    const mayBeMessage = !isPlain || content.subarray(0, 2).some((byte) => byte < 0x20);
    if (content.length > 0 && mayBeMessage && depth < DEEPEST) {
      const { fields, fault } = readWire(this.bytes, from, to);
      if (fault === undefined && fields.every(({ number }) => number < LARGEST_LIKELY)) {
        return this.nested(fields, path, depth, 'guessed message');
      }
    }
    const text = isPlain ? readUtf8(content) : undefined;
    if (text !== undefined) {
      this.row(
        path,
        oneLine(text, 120),
        content.length === 0 ? 'empty string, bytes or message' : 'guessed string',
      );
      return JSON.stringify(text);
    }
    return this.plainBytes(content, path);
  }

  private plainBytes(content: Uint8Array, path: string): string {
    const written = byteText(content);
    if (this.rows.length < MOST_ROWS) {
      const notes = ['bytes', asVarints(content), asFloats(content)].filter((note) => note !== undefined);
      this.row(path, oneLine(written, 60), notes.join(', '));
    }
    return `"${written}"`;
  }

  private nested(fields: readonly WireField[], path: string, depth: number, note: string): string {
    this.row(path, fields.length === 1 ? '1 field' : `${fields.length} fields`, note);
    return this.message(fields, `${path}.`, depth + 1);
  }

  private row(name: string, value: string, note: string): void {
    if (this.rows.length < MOST_ROWS) this.rows.push({ name, value, note });
  }
}
