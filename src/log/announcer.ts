import type { SessionRecord } from '#core/session.ts';
import type { LogChannel, LogTrouble } from './contract.ts';

/** Announcements of the tail come at most this often, in milliseconds. */
export const ANNOUNCE_EVERY = 16;
/**
 * And no sooner than this for each session that they tell of: every view takes in all of their records
 * each time, which at ten busy sockets cost Chromium 6 to 9 MB of garbage (measured).
 */
export const FOR_EACH = 15;

export interface Announcer {
  /** Tells of committed records, with the next announcement; of none, to tell of the trouble alone. */
  tail(records: readonly SessionRecord[]): void;
  /** As `tail`, at once: views must stop to show rows that are gone. */
  tailNow(records: readonly SessionRecord[]): void;
  /** Tells at once, and forgets what waits of these sessions. */
  removed(ids: readonly number[]): void;
  close(): void;
}

/**
 * Speaks for the writer on the log's channel, and joins announcements that follow each other
 * closely. Each carries the trouble of its moment.
 */
export function createAnnouncer(
  channel: LogChannel,
  now: () => number,
  trouble: () => LogTrouble | undefined = () => undefined,
): Announcer {
  const waiting = new Map<number, SessionRecord>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastPost = Number.NEGATIVE_INFINITY;

  const post = (): void => {
    clearTimeout(timer);
    timer = undefined;
    lastPost = now();
    const sessions = [...waiting.values()];
    waiting.clear();
    const current = trouble();
    channel.postMessage(current ? { type: 'tail', sessions, trouble: current } : { type: 'tail', sessions });
  };

  const keep = (records: readonly SessionRecord[]): void => {
    for (const record of records) waiting.set(record.id, record);
  };

  return {
    tail(records) {
      keep(records);
      if (timer !== undefined) return;
      // A clock that was set back must not hold announcements up.
      const every = Math.max(ANNOUNCE_EVERY, waiting.size * FOR_EACH);
      const left = Math.min(lastPost + every - now(), every);
      if (left > 0) timer = setTimeout(post, left);
      else post();
    },
    tailNow(records) {
      keep(records);
      post();
    },
    removed(ids) {
      for (const id of ids) waiting.delete(id);
      if (ids.length > 0) channel.postMessage({ type: 'removed', ids: [...ids] });
    },
    close() {
      if (timer !== undefined) post();
      channel.close();
    },
  };
}
