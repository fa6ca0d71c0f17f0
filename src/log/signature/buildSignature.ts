import type { SegmentRecord } from '../segment.ts';

/** What search asks of a segment before it reads it; see `mayContain`. */
export function buildSignature(segment: SegmentRecord): Uint8Array<ArrayBuffer> {
  void segment;
  return new Uint8Array(0);
}
