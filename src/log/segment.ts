import type { Direction, Frame, FrameKind } from '#core/frame.ts';

/**
 * A batch of consecutive rows as it lies in IndexedDB: a column per field, and all payloads in
 * one buffer. Row `i` has the index `firstIndex + i` and the bytes `offsets[i]` to `offsets[i + 1]`.
 */
export interface SegmentRecord {
  sessionId: number;
  firstIndex: number;
  /** Epoch milliseconds. */
  times: Float64Array<ArrayBuffer>;
  /** See `packFlags`. */
  flags: Uint8Array<ArrayBuffer>;
  /** One more than there are rows. */
  offsets: Uint32Array<ArrayBuffer>;
  payload: ArrayBuffer;
}

const DIRECTIONS: readonly Direction[] = ['sent', 'received', 'event'];
const DIRECTION_BITS = 0b11;
const BINARY = 0b100;
const BAD = 0b1000;

/** Bits 0 and 1: direction; bit 2: binary; bit 3: reports a fault. */
export function packFlags(direction: Direction, kind: FrameKind, bad: boolean): number {
  return DIRECTIONS.indexOf(direction) | (kind === 'binary' ? BINARY : 0) | (bad ? BAD : 0);
}

/** Rows in the segment. */
export const rowCount = (segment: SegmentRecord): number => segment.times.length;

/** Index after the segment's last row. */
export const endIndex = (segment: SegmentRecord): number => segment.firstIndex + rowCount(segment);

/** Memory that the segment holds, in bytes. */
export const byteSize = (segment: SegmentRecord): number =>
  segment.times.byteLength +
  segment.flags.byteLength +
  segment.offsets.byteLength +
  segment.payload.byteLength;

/** Row `i` of the segment, counted from 0. Its payload is a view of the segment's buffer, no copy. */
export function decodeRow(segment: SegmentRecord, i: number): Frame {
  if (!(i >= 0 && i < rowCount(segment))) throw new RangeError(`no row ${i} in this segment`);
  const flags = segment.flags[i]!;
  const start = segment.offsets[i]!;
  const size = segment.offsets[i + 1]! - start;
  const frame: Frame = {
    index: segment.firstIndex + i,
    time: segment.times[i]!,
    direction: DIRECTIONS[flags & DIRECTION_BITS] ?? 'event',
    kind: flags & BINARY ? 'binary' : 'text',
    size,
    payload: new Uint8Array(segment.payload, start, size),
  };
  if (flags & BAD) frame.bad = true;
  return frame;
}

/** The rows with indices `from` (inclusive) to `to` (exclusive), as far as the segment has them. */
export function decodeRows(segment: SegmentRecord, from = 0, to = Number.POSITIVE_INFINITY): Frame[] {
  const frames: Frame[] = [];
  const end = Math.min(to, endIndex(segment));
  for (let index = Math.max(from, segment.firstIndex); index < end; index++) {
    frames.push(decodeRow(segment, index - segment.firstIndex));
  }
  return frames;
}
