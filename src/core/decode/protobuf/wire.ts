import type { DecodeFault } from '../contract.ts';

/** protobuf.dev/programming-guides/encoding: 3 is a group, whose end (4) is part of it. */
export const WIRE = { varint: 0, fixed64: 1, bytes: 2, group: 3, fixed32: 5 } as const;
export type Wire = (typeof WIRE)[keyof typeof WIRE];

export interface WireField {
  number: number;
  wire: Wire;
  /** Where its tag stands. */
  at: number;
  /** The value is `bytes.subarray(from, to)`; of a group, what stands between its tags. */
  from: number;
  to: number;
}

export interface WireReading {
  fields: WireField[];
  fault?: DecodeFault;
  /** Only the head of the message was at hand, and what it says goes on beyond. */
  isCut?: boolean;
}

const DEEPEST_GROUP = 64;
const LARGEST_NUMBER = 536_870_911;

/**
 * Splits a message into its fields, without looking into them. `bytes` may hold but the head of
 * what ends at `end`. Never throws; fields before a fault are there.
 */
export function readWire(bytes: Uint8Array, from = 0, end = bytes.length): WireReading {
  const fields: WireField[] = [];
  const groups: WireField[] = [];
  let at = from;
  while (at < end) {
    const start = at;
    if (at >= bytes.length) return { fields, isCut: true };
    const afterTag = varintEnd(bytes, at, end);
    if (afterTag < 0) return stopped(fields, bytes, end, start, afterTag);
    const tag = Number(varintValue(bytes, at, afterTag));
    const number = Math.floor(tag / 8);
    const wire = tag % 8;
    if (number === 0 || number > LARGEST_NUMBER) {
      return { fields, fault: { at: start, reason: `the field number ${number} is not allowed` } };
    }
    at = afterTag;
    if (wire === 4) {
      const group = groups.pop();
      if (group?.number !== number) {
        return { fields, fault: { at: start, reason: `no group with the number ${number} is open here` } };
      }
      group.to = start;
      if (groups.length === 0) fields.push(group);
      continue;
    }
    if (wire > 5) return { fields, fault: { at: start, reason: `the wire type ${wire} does not exist` } };
    const field: WireField = { number, wire: wire as Wire, at: start, from: at, to: at };
    if (wire === WIRE.group) {
      if (groups.length === DEEPEST_GROUP) {
        return {
          fields,
          fault: { at: start, reason: `more than ${DEEPEST_GROUP} groups lie in one another` },
        };
      }
      groups.push(field);
      continue;
    }
    const past = valueEnd(bytes, field, end);
    if (past < 0) return stopped(fields, bytes, end, start, past);
    at = past;
    if (groups.length === 0) fields.push(field);
  }
  const [open] = groups;
  if (open === undefined) return { fields };
  return { fields, fault: { at: open.at, reason: `the group with the number ${open.number} has no end` } };
}

/** Sets where the value lies; gives where it ends, or a fault of `varintEnd`. */
function valueEnd(bytes: Uint8Array, field: WireField, end: number): number {
  let past: number;
  if (field.wire === WIRE.varint) past = varintEnd(bytes, field.from, end);
  else if (field.wire === WIRE.bytes) {
    const afterLength = varintEnd(bytes, field.from, end);
    if (afterLength < 0) return afterLength;
    past = afterLength + Number(varintValue(bytes, field.from, afterLength));
    field.from = afterLength;
  } else past = field.from + (field.wire === WIRE.fixed64 ? 8 : 4);
  field.to = past;
  return past > end ? EARLY_END : past;
}

const EARLY_END = -1;
const TOO_LONG = -2;

function stopped(fields: WireField[], bytes: Uint8Array, end: number, at: number, why: number): WireReading {
  if (why === EARLY_END && bytes.length < end && bytes.length - at < 10) return { fields, isCut: true };
  const reason =
    why === TOO_LONG ? 'a varint is longer than ten bytes' : 'a field begins whose value ends too late';
  return { fields, fault: { at, reason } };
}

/** One past a varint's last byte; negative where it does not end. */
export function varintEnd(bytes: Uint8Array, from: number, end: number): number {
  const most = Math.min(end, bytes.length, from + 10);
  for (let at = from; at < most; at += 1) if (bytes[at]! < 0x80) return at + 1;
  return most === from + 10 ? TOO_LONG : EARLY_END;
}

/** A varint's value, unsigned 64 bits; a bigint where a number would not be exact. */
export function varintValue(bytes: Uint8Array, from: number, to: number): number | bigint {
  if (to - from > 7) {
    let large = 0n;
    for (let at = to - 1; at >= from; at -= 1) large = (large << 7n) | BigInt(bytes[at]! & 0x7f);
    return BigInt.asUintN(64, large);
  }
  let value = 0;
  for (let at = to - 1; at >= from; at -= 1) value = value * 128 + (bytes[at]! & 0x7f);
  return value;
}

/** The same as a signed number of 64 bits. */
export function signed(value: number | bigint): number | bigint {
  return typeof value === 'bigint' ? BigInt.asIntN(64, value) : value;
}

/** ZigZag: 0, -1, 1, -2 … */
export function zigzag(value: number | bigint): number | bigint {
  if (typeof value === 'bigint') return (value >> 1n) ^ -(value & 1n);
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
}
