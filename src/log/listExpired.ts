import { chooseExpired, type Retention, type StoredSession } from '#core/retention.ts';
import type { SessionRecord } from '#core/session.ts';
import { SESSIONS } from './openDatabase.ts';
import { readSummaries } from './readSummaries.ts';
import { result } from './requests.ts';
import { storedBytes } from './storedBytes.ts';

/** Ids of the sessions that `retention` keeps no longer, except for those that are held. */
export async function listExpired(
  database: IDBDatabase,
  retention: Retention,
  held: ReadonlySet<number>,
  now: number,
): Promise<number[]> {
  const records: SessionRecord[] = await result(
    database.transaction(SESSIONS).objectStore(SESSIONS).getAll(),
  );
  const summariesOf = (id: number, from: number) => readSummaries(database, id, from);
  const sessions: StoredSession[] = [];
  for (const record of records) {
    const { id, endedAt, pinned = false } = record;
    const bytes = await storedBytes(record, summariesOf);
    sessions.push({ id, bytes, pinned, ...(endedAt === undefined || held.has(id) ? {} : { endedAt }) });
  }
  return chooseExpired(sessions, retention, now);
}
