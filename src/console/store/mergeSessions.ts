import type { SessionRecord } from '#core/session.ts';
import type { LogAnnouncement } from '#log/contract.ts';

/**
 * The sessions with those that were read from the log, but for those that are gone; what was
 * announced meanwhile is newer and stays.
 */
export function addStored(
  sessions: SessionRecord[],
  stored: readonly SessionRecord[],
  gone: ReadonlySet<number>,
): SessionRecord[] {
  const left = stored.filter(({ id }) => !gone.has(id));
  return mergeSessions(left, { type: 'tail', sessions });
}

/** The sessions after an announcement, latest first; the same array when nothing is different. */
export function mergeSessions(sessions: SessionRecord[], announcement: LogAnnouncement): SessionRecord[] {
  if (announcement.type === 'removed') {
    const gone = new Set(announcement.ids);
    return sessions.some(({ id }) => gone.has(id)) ? sessions.filter(({ id }) => !gone.has(id)) : sessions;
  }
  if (announcement.sessions.length === 0) return sessions;
  const told = new Map(announcement.sessions.map((session) => [session.id, session]));
  const merged = sessions.map((old) => {
    const next = told.get(old.id);
    told.delete(old.id);
    return next ?? old;
  });
  return told.size === 0 ? merged : [...merged, ...told.values()].sort((a, b) => b.id - a.id);
}
