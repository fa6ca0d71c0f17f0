import { chooseExpired, type Retention, type StoredSession } from '#core/retention.ts';
import type { SessionRecord } from '#core/session.ts';
import { removeStored } from './logStore.ts';
import { SESSIONS } from './openDatabase.ts';
import { readSummaries } from './readSummaries.ts';
import { result } from './requests.ts';
import { storedBytes } from './storedBytes.ts';

/** Removes what `retention` keeps no longer, except for sessions that are held. Resolves with the ids. */
export async function retainStored(
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
  const expired = chooseExpired(sessions, retention, now);
  // One transaction each, so that a writer never waits long.
  for (const id of expired) await removeStored(database, id);
  return expired;
}
