import { ByteReader } from '../values/ByteReader.ts';
import { byteText, hexText } from '../values/byteText.ts';
import { ByteFault } from '../values/faults.ts';
import { instantText } from '../values/instantText.ts';
import { readUtf8 } from '../values/readUtf8.ts';

export interface Header {
  name: string;
  type: string;
  /** As a person reads it. */
  value: string;
  /** As JSON text. */
  json: string;
}

/** Reads the headers from `from` to `end`. Throws a ByteFault where they are none. */
export function readHeaders(bytes: Uint8Array, from: number, end: number): Header[] {
  const reader = new ByteReader(bytes, from, end);
  const headers: Header[] = [];
  while (reader.at < end) {
    const length = reader.u8("a header name's length");
    const name = textOf(reader.cut(length, "a header's name"));
    const at = reader.at;
    const read = TYPES[reader.u8("a header's type")];
    if (read === undefined) throw new ByteFault(at, `the header ${name} is of a type that does not exist`);
    headers.push({ name, ...read(reader) });
  }
  return headers;
}

type Value = Omit<Header, 'name'>;

/** In the order of their numbers, 0 to 9. */
const TYPES: readonly ((reader: ByteReader) => Value)[] = [
  () => plain('boolean', 'true'),
  () => plain('boolean', 'false'),
  (reader) => plain('byte', reader.view.getInt8(reader.take(1, 'a byte'))),
  (reader) => plain('short', reader.view.getInt16(reader.take(2, 'a short'))),
  (reader) => plain('integer', reader.view.getInt32(reader.take(4, 'an integer'))),
  (reader) => plain('long', reader.view.getBigInt64(reader.take(8, 'a long'))),
  (reader) => quoted('bytes', byteText(reader.cut(reader.u16('a length'), 'bytes'))),
  (reader) => quoted('string', textOf(reader.cut(reader.u16('a length'), 'a string'))),
  (reader) => timestamp(reader.view.getBigInt64(reader.take(8, 'a timestamp'))),
  (reader) =>
    quoted('uuid', hexText(reader.cut(16, 'a UUID')).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')),
];

const plain = (type: string, value: string | number | bigint): Value => ({
  type,
  value: String(value),
  json: String(value),
});

const quoted = (type: string, value: string): Value => ({ type, value, json: JSON.stringify(value) });

/** Milliseconds since 1970. */
function timestamp(milliseconds: bigint): Value {
  // The remainder takes the sign of what is divided, and nanoseconds have none.
  const rest = ((milliseconds % 1000n) + 1000n) % 1000n;
  const text = instantText((milliseconds - rest) / 1000n, Number(rest) * 1_000_000);
  return text === undefined ? plain('timestamp', milliseconds) : quoted('timestamp', text);
}

const textOf = (bytes: Uint8Array): string => readUtf8(bytes) ?? byteText(bytes);
