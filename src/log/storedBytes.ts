import type { SessionRecord } from '#core/session.ts';
import type { LogReader } from './contract.ts';

/** Bytes of payload that a session has on disk. */
export async function storedBytes(
  { id, firstIndex, sent, received, lost }: SessionRecord,
  summariesOf: LogReader['summaries'],
): Promise<number> {
  // The record counts all that ever came, which is not all there still is once it was cleared.
  if (firstIndex === 0) return sent.bytes + received.bytes - (lost?.bytes ?? 0);
  const summaries = await summariesOf(id, firstIndex);
  return summaries.reduce((sum, summary) => sum + summary.sent.bytes + summary.received.bytes, 0);
}
