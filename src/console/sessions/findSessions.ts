import type { SessionRecord } from '#core/session.ts';
import { matchWords } from '#ui/matchWords.ts';
import { stateWords } from '../status/stateWords.ts';

/** Sessions whose name, URL, profile or state hold every word of the filter; `pinned` is a word too. */
export function findSessions(filter: string, sessions: readonly SessionRecord[]): readonly SessionRecord[] {
  if (filter.trim() === '') return sessions;
  const hit = matchWords(filter);
  return sessions.filter((session) => {
    const { state } = stateWords(session, false);
    return hit(
      `${session.name} ${session.url} ${session.profileName} ${state} ${session.pinned ? 'pinned' : ''} ${session.page ? `page ${session.page.pageUrl}` : ''}`,
    );
  });
}
