import { byteText } from '../values/byteText.ts';
import { doubleText, floatText, uint64Text } from '../values/numberText.ts';
import { readUtf8 } from '../values/readUtf8.ts';
import type { Scalar } from './types.ts';
import { signed, varintValue, WIRE, type Wire, zigzag } from './wire.ts';

/** How a scalar stands on the wire. */
export function wireOf(kind: Scalar | 'enum'): Wire {
  if (kind === 'string' || kind === 'bytes') return WIRE.bytes;
  if (kind === 'double' || kind === 'fixed64' || kind === 'sfixed64') return WIRE.fixed64;
  if (kind === 'float' || kind === 'fixed32' || kind === 'sfixed32') return WIRE.fixed32;
  return WIRE.varint;
}

/** A scalar's value as JSON text; its bytes are of the wire type of `wireOf`. */
export function scalarText(kind: Scalar, bytes: Uint8Array, from: number, to: number): string {
  if (kind === 'string') {
    const text = readUtf8(bytes, from, to);
    return JSON.stringify(text ?? byteText(bytes.subarray(from, to)));
  }
  if (kind === 'bytes') return `"${byteText(bytes.subarray(from, to))}"`;
  const wire = wireOf(kind);
  if (wire === WIRE.varint) return varintText(kind, varintValue(bytes, from, to));
  const view = new DataView(bytes.buffer, bytes.byteOffset + from, to - from);
  if (kind === 'double') return doubleText(view.getFloat64(0, true));
  if (kind === 'float') return floatText(view.getFloat32(0, true));
  if (kind === 'fixed64') return uint64Text(view, 0, true);
  if (kind === 'sfixed64') return view.getBigInt64(0, true).toString();
  return String(kind === 'fixed32' ? view.getUint32(0, true) : view.getInt32(0, true));
}

function varintText(kind: Scalar, value: number | bigint): string {
  if (kind === 'bool') return String(value !== 0 && value !== 0n);
  if (kind === 'int64') return String(signed(value));
  if (kind === 'uint64') return String(value);
  if (kind === 'sint64') return String(zigzag(value));
  // Narrower types take the low 32 bits of what came.
  const low = Number(BigInt.asUintN(32, BigInt(value)));
  if (kind === 'uint32') return String(low);
  return String(kind === 'sint32' ? zigzag(low) : low | 0);
}
