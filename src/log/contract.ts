/**
 * The log as the rest of the house sees it. The host writes (writer.ts), every view reads
 * (reader.ts), and the tail is announced over a BroadcastChannel, so that no frame ever passes
 * through a message.
 */
import type { Frame } from '#core/frame.ts';
import type { SessionDetail, SessionRecord } from '#core/session.ts';

/** Name of the IndexedDB database and of the BroadcastChannel that announces its tail. */
export const LOG_NAME = 'countersign-log';

/** What the host announces, at most every 16 ms, after the rows are committed. */
export type LogAnnouncement =
  | { type: 'tail'; sessions: SessionRecord[] }
  | { type: 'removed'; ids: number[] };

/** The reading half: rows by index, in any order, cached by segment. */
export interface LogReader {
  /** All sessions, latest first. */
  sessions(): Promise<SessionRecord[]>;
  detail(sessionId: number): Promise<SessionDetail | undefined>;
  /** Rows `from` (inclusive) to `to` (exclusive), clipped to what is stored, in order. */
  rows(sessionId: number, from: number, to: number): Promise<Frame[]>;
  /**
   * Walks the rows of a session newest segment first, in batches that keep each transaction
   * short, and stops when `signal` aborts. Each batch is one segment's rows in index order.
   */
  scan(sessionId: number, signal: AbortSignal): AsyncIterable<Frame[]>;
  /** Calls back on every announcement; returns the way to stop. */
  subscribe(listener: (announcement: LogAnnouncement) => void): () => void;
  close(): void;
}
