import { Problem } from './problem.ts';

/**
 * How long sessions stay in the log. Pinned sessions outlive both limits, but not the end of the
 * browser run while `keep` is off.
 */
export interface Retention {
  /** Off: the log is gone when the browser closes. */
  keep: boolean;
  /** Days since the session ended; absent for no limit. */
  maxDays?: number;
  /** Bytes of payload over all sessions, oldest removed first; absent for no limit. */
  maxBytes?: number;
}

/** As little as works: nothing outlives the browser run until the person wants it to. */
export const DEFAULT_RETENTION: Retention = { keep: false, maxDays: 7, maxBytes: 1_000_000_000 };

/** What can be chosen: days, and bytes. */
const DAYS = { least: 1, most: 3_650 };
const BYTES = { least: 1_000_000, most: 1_000_000_000_000 };

const DAY = 24 * 60 * 60 * 1_000;

/** A session as retention looks at it. */
export interface StoredSession {
  id: number;
  /** Epoch milliseconds; absent while it has not ended. */
  endedAt?: number;
  pinned?: boolean;
  /** Bytes of payload that are stored. */
  bytes: number;
}

/**
 * Ids of the sessions that are kept no longer, oldest end first. A session that is pinned or has
 * not ended is never chosen. Pinned ones do not count towards `maxBytes`; the session that ended
 * last stays whatever its size, as someone may be looking at it.
 */
export function chooseExpired(
  sessions: readonly StoredSession[],
  { maxDays, maxBytes }: Retention,
  now: number,
): number[] {
  const counted = sessions.filter(({ pinned }) => !pinned);
  const ended = counted
    .flatMap(({ id, bytes, endedAt }) => (endedAt === undefined ? [] : [{ id, bytes, endedAt }]))
    .sort((a, b) => a.endedAt - b.endedAt || a.id - b.id);
  const latest = ended.at(-1);
  let bytes = counted.reduce((sum, session) => sum + session.bytes, 0);
  const expired: number[] = [];
  for (const session of ended) {
    const tooOld = maxDays !== undefined && now - session.endedAt > maxDays * DAY;
    const tooMuch = maxBytes !== undefined && bytes > maxBytes && session !== latest;
    if (!tooOld && !tooMuch) continue;
    expired.push(session.id);
    bytes -= session.bytes;
  }
  return expired;
}

/** Throws Problem `retention.range` where a limit is out of range. */
export function checkRetention({ keep, maxDays, maxBytes }: Retention): Retention {
  if (maxDays !== undefined && !isWithin(maxDays, DAYS)) {
    throw new Problem(
      'retention.range',
      'Sessions can be kept for 1 to 3,650 days.',
      'Give a whole number within that, or choose no limit.',
    );
  }
  if (maxBytes !== undefined && !isWithin(maxBytes, BYTES)) {
    throw new Problem(
      'retention.range',
      'The log can be held to 1 to 1,000,000 MB.',
      'Give a whole number within that, or choose no limit.',
    );
  }
  return {
    keep,
    ...(maxDays === undefined ? {} : { maxDays }),
    ...(maxBytes === undefined ? {} : { maxBytes }),
  };
}

const isWithin = (value: number, { least, most }: { least: number; most: number }): boolean =>
  Number.isInteger(value) && value >= least && value <= most;
