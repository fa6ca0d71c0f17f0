import type { SegmentRecord } from '../segment.ts';

/** Where the scanner gets segments from: the database, or what stands in for it. */
export interface SegmentSource {
  /** First rows of the stored segments that start before row `next`, in order. */
  starts(sessionId: number, next: number): Promise<number[]>;
  /** Signatures of some of a session's segments, by their first row. What is missing may hold anything. */
  signatures(sessionId: number, starts: readonly number[]): Promise<ReadonlyMap<number, Uint8Array>>;
  /** The segments that start at these rows (in order), as far as they are still stored. */
  segments(sessionId: number, starts: readonly number[]): Promise<SegmentRecord[]>;
  /** The segment that holds row `from`, or else the first after it, and some that follow, before row `to`. */
  forward(sessionId: number, from: number, to: number): Promise<SegmentRecord[]>;
  /** Bytes `from` to `to` (exclusive) of a row's payload, clipped to what it has. */
  body(sessionId: number, index: number, from: number, to: number): Promise<Uint8Array>;
  close(): void;
}
