import { isLive, type SessionRecord } from '#core/session.ts';
import type { LogReader } from './contract.ts';
import { storedBytes } from './storedBytes.ts';

/** A session by what it takes up. */
export interface StoredSize {
  id: number;
  /** Bytes of payload on disk. */
  bytes: number;
  ended: boolean;
}

/** Every session with its size, latest first. */
export async function listStored(log: Pick<LogReader, 'sessions' | 'summaries'>): Promise<StoredSize[]> {
  const sized = async (record: SessionRecord): Promise<StoredSize> => ({
    id: record.id,
    bytes: await storedBytes(record, log.summaries),
    ended: !isLive(record),
  });
  return Promise.all((await log.sessions()).map(sized));
}
