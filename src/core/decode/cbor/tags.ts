import { hexText } from '../values/byteText.ts';
import { doubleText, floatText, halfValue, uint64Text } from '../values/numberText.ts';
import type { CborReader } from './readCbor.ts';

/** Larger numbers stay bytes: turning them into decimal digits takes longer than linear time. */
const LARGEST_NUMBER = 1_024;
/** Names for the notes, from IANA's registry of CBOR tags. */
const NAMES: Record<string, string> = {
  0: 'Dates (tag 0)',
  1: 'Times since 1970 (tag 1)',
  24: 'Embedded CBOR (tag 24)',
  32: 'URIs (tag 32)',
};

/** What tags were there, for the fields. */
export function tagName(tag: string): string {
  return NAMES[tag] ?? `Items with tag ${tag}`;
}

/**
 * What follows a tag (RFC 8949 section 3.4), as plainly as JSON can say it. False where the tag
 * leaves no trace and its item is read next, like any other.
 */
export function readTagged(reader: CborReader, tag: string): boolean {
  if (tag === '55799') return false;
  reader.tags.set(tag, (reader.tags.get(tag) ?? 0) + 1);
  // Text and numbers say it themselves.
  if (tag === '0' || tag === '1' || tag === '32') return false;
  const number = Number(tag);
  const read =
    number === 2 || number === 3
      ? bigNumber
      : number === 37
        ? uuid
        : number >= 64 && number <= 87
          ? typedArray
          : number === 4
            ? decimalFraction
            : undefined;
  if (read?.(reader, number) !== true) reader.writer.wrap(`"tag":${tag}`);
  return true;
}

/** The byte string that stands next, unless something else does. */
function nextBytes(reader: CborReader): Uint8Array | undefined {
  const first = reader.bytes[reader.at] ?? 0;
  if (first >> 5 !== 2 || (first & 0x1f) > 27) return undefined;
  reader.at += 1;
  return reader.bytesOf(2, first & 0x1f);
}

/** Section 3.4.3. */
function bigNumber(reader: CborReader, tag: number): boolean {
  const start = reader.at;
  const bytes = nextBytes(reader);
  if (bytes === undefined || bytes.length > LARGEST_NUMBER) {
    reader.at = start;
    return false;
  }
  const value = bytes.length === 0 ? 0n : BigInt(`0x${hexText(bytes)}`);
  reader.writer.plain((tag === 2 ? value : -1n - value).toString());
  return true;
}

/** RFC 9562, as tag 37. */
function uuid(reader: CborReader): boolean {
  const start = reader.at;
  const bytes = nextBytes(reader);
  if (bytes?.length !== 16) {
    reader.at = start;
    return false;
  }
  reader.writer.string(hexText(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'));
  return true;
}

/** Section 3.4.4: exponent to the base of ten, and mantissa. JSON can write just that. */
function decimalFraction(reader: CborReader): boolean {
  const start = reader.at;
  const head = reader.bytes[start];
  reader.at += 1;
  const exponent = head === 0x82 ? smallInteger(reader) : undefined;
  const mantissa = exponent === undefined ? undefined : smallInteger(reader);
  if (mantissa === undefined) {
    reader.at = start;
    return false;
  }
  reader.writer.plain(exponent === '0' ? mantissa : `${mantissa}e${exponent}`);
  return true;
}

/** An integer that stands next; undefined for anything else, a bignum too. */
function smallInteger(reader: CborReader): string | undefined {
  const first = reader.bytes[reader.at] ?? 0xff;
  const major = first >> 5;
  if (major > 1 || (first & 0x1f) > 27) return undefined;
  reader.at += 1;
  if ((first & 0x1f) < 27) {
    const value = reader.argument(first & 0x1f);
    return String(major === 0 ? value : -1 - value);
  }
  const at = reader.take(8, 'a number');
  return major === 0 ? uint64Text(reader.view, at) : (-1n - reader.view.getBigUint64(at)).toString();
}

/** RFC 8746 section 2.1: the tag's low bits are float, signed, little-endian and two of the size. */
function typedArray(reader: CborReader, tag: number): boolean {
  const start = reader.at;
  const bits = tag - 64;
  const isFloat = (bits & 0x10) !== 0;
  const isSigned = (bits & 0x08) !== 0;
  const little = (bits & 0x04) !== 0;
  const size = isFloat ? 2 << (bits & 3) : 1 << (bits & 3);
  const bytes = size > 8 ? undefined : nextBytes(reader);
  if (bytes === undefined || bytes.length % size !== 0) {
    reader.at = start;
    return false;
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { writer } = reader;
  writer.array(bytes.length / size);
  for (let at = 0; at < bytes.length; at += size) {
    writer.plain(isFloat ? float(view, at, size, little) : integer(view, at, size, isSigned, little));
  }
  return true;
}

function float(view: DataView, at: number, size: number, little: boolean): string {
  if (size === 2) return floatText(halfValue(view.getUint16(at, little)));
  return size === 4 ? floatText(view.getFloat32(at, little)) : doubleText(view.getFloat64(at, little));
}

function integer(view: DataView, at: number, size: number, isSigned: boolean, little: boolean): string {
  if (size === 8) return isSigned ? view.getBigInt64(at, little).toString() : uint64Text(view, at, little);
  // Clamped bytes (tag 68) would be signed by their little-endian bit: they are not.
  if (size === 1) return String(isSigned ? view.getInt8(at) : view.getUint8(at));
  if (size === 2) return String(isSigned ? view.getInt16(at, little) : view.getUint16(at, little));
  return String(isSigned ? view.getInt32(at, little) : view.getUint32(at, little));
}
