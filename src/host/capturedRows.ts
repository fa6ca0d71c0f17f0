import { formatBytes } from '#core/time.ts';
import { utf8Length } from '#core/utf8Length.ts';
import type { LogRow } from '#log/contract.ts';
import type { CapturedRow } from '#messaging/capture.ts';
import { decodeBase64 } from './decodeBase64.ts';

/** Rows as the log takes them, and what they say of the messages that the page sent. */
export interface CapturedRows {
  rows: LogRow[];
  /** Payload bytes; 0 where nothing was sent. */
  largestSent: number;
  sentBinary: boolean;
}

/**
 * Rows of a page's socket. The log keeps the payload that is here; where the message was larger, a
 * row of its own behind it says so. Problem: `message.base64`.
 */
export function readCapturedRows(captured: readonly CapturedRow[]): CapturedRows {
  const read: CapturedRows = { rows: [], largestSent: 0, sentBinary: false };
  for (const { size, payload, bad, ...row } of captured) {
    const content = row.kind === 'binary' ? decodeBase64(payload) : payload;
    read.rows.push({ ...row, payload: content, ...(bad ? { bad } : {}) });
    if (size === undefined && row.direction !== 'sent') continue;
    const kept = typeof content === 'string' ? utf8Length(content) : content.length;
    const whole = Math.max(size ?? 0, kept);
    if (row.direction === 'sent') {
      read.largestSent = Math.max(read.largestSent, whole);
      read.sentBinary ||= row.kind === 'binary';
    }
    if (whole > kept) {
      read.rows.push({ time: row.time, direction: 'event', kind: 'text', payload: partText(whole, kept) });
    }
  }
  return read;
}

const partText = (whole: number, kept: number): string =>
  kept === 0
    ? `the message above has ${formatBytes(whole)}, which were not read`
    : `the message above has ${formatBytes(whole)}, of which the first ${formatBytes(kept)} were recorded`;
