import type { Direction, Frame } from '#core/frame.ts';
import { directionIn, isBadIn, kindIn } from '#core/rowFlags.ts';
import { freeBuffer } from './buffers.ts';

/**
 * A batch of consecutive rows as it lies in IndexedDB: a column per field, and all payloads in
 * one buffer. Row `i` has the index `firstIndex + i` and the bytes `offsets[i]` to `offsets[i + 1]`.
 */
export interface SegmentRecord {
  sessionId: number;
  firstIndex: number;
  /** Epoch milliseconds. */
  times: Float64Array<ArrayBuffer>;
  /** See `packFlags` of core/rowFlags.ts. */
  flags: Uint8Array<ArrayBuffer>;
  /** One more than there are rows. */
  offsets: Uint32Array<ArrayBuffer>;
  payload: ArrayBuffer;
  /**
   * True payload sizes, where a row's payload is too large for the segment: then only its head is
   * in `payload`, and all of it in the `bodies` store. Absent in ordinary segments.
   */
  sizes?: Float64Array<ArrayBuffer>;
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
  (segment.sizes?.byteLength ?? 0) +
  segment.payload.byteLength;

/** Payload bytes of row `i`, counted from 0, whether they are in the segment or not. */
export const sizeOf = (segment: SegmentRecord, i: number): number =>
  segment.sizes?.[i] ?? segment.offsets[i + 1]! - segment.offsets[i]!;

export const directionOf = (segment: SegmentRecord, i: number): Direction => directionIn(segment.flags[i]!);

/** Whether row `i` reports a fault. */
export const isBad = (segment: SegmentRecord, i: number): boolean => isBadIn(segment.flags[i]!);

/** Gives the segment's memory back at once; nothing of it can be read after that. */
export function freeSegment({ times, flags, offsets, payload, sizes }: SegmentRecord): void {
  for (const buffer of [payload, times.buffer, flags.buffer, offsets.buffer, sizes?.buffer])
    freeBuffer(buffer);
}

/** Row `i` of the segment, counted from 0. Its payload is a view of the segment's buffer, no copy. */
export function decodeRow(segment: SegmentRecord, i: number): Frame {
  if (!(i >= 0 && i < rowCount(segment))) throw new RangeError(`no row ${i} in this segment`);
  const start = segment.offsets[i]!;
  const frame: Frame = {
    index: segment.firstIndex + i,
    time: segment.times[i]!,
    direction: directionOf(segment, i),
    kind: kindIn(segment.flags[i]!),
    size: sizeOf(segment, i),
    payload: new Uint8Array(segment.payload, start, segment.offsets[i + 1]! - start),
  };
  if (isBad(segment, i)) frame.bad = true;
  return frame;
}

/**
 * The rows with indices `from` (inclusive) to `to` (exclusive), as far as the segment has them, in
 * memory of their own: of each payload `most` bytes at the most.
 */
export function copyRows(segment: SegmentRecord, from: number, to: number, most: number): Frame[] {
  return decodeRows(segment, from, to).map((frame) => ({ ...frame, payload: frame.payload.slice(0, most) }));
}

/** As `copyRows`, all of the payloads, as views of the segment's buffer. */
export function decodeRows(segment: SegmentRecord, from = 0, to = Number.POSITIVE_INFINITY): Frame[] {
  const frames: Frame[] = [];
  const end = Math.min(to, endIndex(segment));
  for (let index = Math.max(from, segment.firstIndex); index < end; index++) {
    frames.push(decodeRow(segment, index - segment.firstIndex));
  }
  return frames;
}
