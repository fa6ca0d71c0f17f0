import type { SessionRecord } from '#core/session.ts';
import type { LogChannel, LogTrouble } from './contract.ts';

/** Announcements of the tail come at most this often, in milliseconds. */
export const ANNOUNCE_EVERY = 16;

export interface Announcer {
  /** Tells of committed records, with the next announcement. */
  tail(records: readonly SessionRecord[], trouble?: LogTrouble): void;
  /** As `tail`, at once: views must stop to show rows that are gone. */
  tailNow(records: readonly SessionRecord[], trouble?: LogTrouble): void;
  /** Tells at once, and forgets what waits of these sessions. */
  removed(ids: readonly number[]): void;
  close(): void;
}

/** Speaks for the writer on the log's channel, and joins announcements that follow each other closely. */
export function createAnnouncer(channel: LogChannel, now: () => number): Announcer {
  const waiting = new Map<number, SessionRecord>();
  let waitingTrouble: LogTrouble | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastPost = Number.NEGATIVE_INFINITY;

  const post = (): void => {
    clearTimeout(timer);
    timer = undefined;
    lastPost = now();
    const sessions = [...waiting.values()];
    waiting.clear();
    channel.postMessage(
      waitingTrouble ? { type: 'tail', sessions, trouble: waitingTrouble } : { type: 'tail', sessions },
    );
  };

  const keep = (records: readonly SessionRecord[], trouble: LogTrouble | undefined): void => {
    for (const record of records) waiting.set(record.id, record);
    waitingTrouble = trouble;
  };

  return {
    tail(records, trouble) {
      keep(records, trouble);
      if (timer !== undefined) return;
      // A clock that was set back must not hold announcements up.
      const left = Math.min(lastPost + ANNOUNCE_EVERY - now(), ANNOUNCE_EVERY);
      if (left > 0) timer = setTimeout(post, left);
      else post();
    },
    tailNow(records, trouble) {
      keep(records, trouble);
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
