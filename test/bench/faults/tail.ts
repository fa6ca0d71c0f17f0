import type { Audit } from '../page/auditLog.ts';
import type { Sender } from '../sender/startSender.ts';

/** What was received up to so long before the end is kept. */
export const LIMIT_TAIL_MS = 100;

/**
 * Milliseconds of the end of a stream that the log does not hold: from the arrival of the first
 * message after the last one that is held, as the browser's answers to pings tell it, until `endedAt`,
 * epoch milliseconds; that is when the connection ended unless something else is said. `feed` is the
 * number of the connection.
 */
export function tailOf(
  sender: Sender,
  feed: number,
  { last }: Audit,
  endedAt = sender.closedAt(feed),
): number {
  const lostFrom = sender.ackedBeyond(last, feed);
  return endedAt === undefined || lostFrom === undefined ? 0 : Math.max(0, endedAt - lostFrom);
}
