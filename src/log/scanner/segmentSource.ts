import type { SegmentRecord } from '../segment.ts';

/** Where the scanner gets segments from: the database, or what stands in for it. */
export interface SegmentSource {
  /** First rows of the stored segments that start at `from` or later and before `to`, in order. */
  starts(sessionId: number, from: number, to: number): Promise<number[]>;
  /**
   * Signatures of some of a session's segments, given and named by their first rows. A segment
   * without one may hold anything; one that has one never changes again.
   */
  signatures(sessionId: number, starts: readonly number[]): Promise<ReadonlyMap<number, Uint8Array>>;
  /** The segments that start at these rows (in order), as far as they are still stored. */
  segments(sessionId: number, starts: readonly number[]): Promise<SegmentRecord[]>;
  /** The segment that holds row `from`, or else the first after it, and some that follow, before row `to`. */
  forward(sessionId: number, from: number, to: number): Promise<SegmentRecord[]>;
  /**
   * Rows among `first` to `next` (exclusive) beyond which nothing is of the times `from` to `to`;
   * times are taken to ascend.
   */
  rowsOfTime(
    sessionId: number,
    from: number,
    to: number,
    first: number,
    next: number,
  ): Promise<{ first: number; next: number }>;
  /** Bytes `from` to `to` (exclusive) of a row's payload, clipped to what it has. */
  body(sessionId: number, index: number, from: number, to: number): Promise<Uint8Array>;
  close(): void;
}
