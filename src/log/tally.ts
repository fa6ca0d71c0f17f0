import type { SessionRecord } from '#core/session.ts';
import type { LogRow } from './contract.ts';

/** What rows add to their session's record. */
export interface Tally {
  sentFrames: number;
  sentBytes: number;
  receivedFrames: number;
  receivedBytes: number;
  /** Epoch milliseconds of the latest frame; 0 for none. */
  lastFrameAt: number;
}

export const noTally = (): Tally => ({
  sentFrames: 0,
  sentBytes: 0,
  receivedFrames: 0,
  receivedBytes: 0,
  lastFrameAt: 0,
});

/** Counts a frame of `bytes` payload bytes; event rows are no traffic. */
export function countRow(tally: Tally, row: Pick<LogRow, 'direction' | 'time'>, bytes: number): void {
  if (row.direction === 'event') return;
  if (row.direction === 'sent') {
    tally.sentFrames++;
    tally.sentBytes += bytes;
  } else {
    tally.receivedFrames++;
    tally.receivedBytes += bytes;
  }
  if (row.time > tally.lastFrameAt) tally.lastFrameAt = row.time;
}

/** Moves what `from` counted into `to`. */
export function moveTally(from: Tally, to: Tally): void {
  to.sentFrames += from.sentFrames;
  to.sentBytes += from.sentBytes;
  to.receivedFrames += from.receivedFrames;
  to.receivedBytes += from.receivedBytes;
  to.lastFrameAt = Math.max(to.lastFrameAt, from.lastFrameAt);
  Object.assign(from, noTally());
}

/** The record's traffic with `tally` added. */
export function withTally(
  record: SessionRecord,
  tally: Tally,
): Pick<SessionRecord, 'sent' | 'received' | 'lastFrameAt'> {
  const lastFrameAt = Math.max(record.lastFrameAt ?? 0, tally.lastFrameAt);
  return {
    sent: {
      frames: record.sent.frames + tally.sentFrames,
      bytes: record.sent.bytes + tally.sentBytes,
    },
    received: {
      frames: record.received.frames + tally.receivedFrames,
      bytes: record.received.bytes + tally.receivedBytes,
    },
    ...(lastFrameAt > 0 ? { lastFrameAt } : {}),
  };
}
