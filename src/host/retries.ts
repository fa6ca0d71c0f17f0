/** In milliseconds: the wait before the first attempt is up to FIRST, before any up to LONGEST. */
const FIRST = 1_000;
const LONGEST = 60_000;
/** A connection that did not last so long goes on with the count of attempts, in milliseconds. */
const STEADY = 10_000;
/** Given up once both have gone by since the connection dropped: attempts, and milliseconds. */
const ATTEMPTS = 10;
const PATIENCE = 15 * 60_000;

/**
 * Milliseconds to wait before an attempt, counted from 1: full jitter, as in AWS Architecture
 * Blog, "Exponential Backoff And Jitter". `random` gives 0 to 1.
 */
export function backOff(attempt: number, random: () => number): number {
  return random() * Math.min(LONGEST, FIRST * 2 ** (attempt - 1));
}

/** How often it has been tried to open a dropped connection again, and how long to wait. */
export interface Retries {
  /** The attempt that is waited for or under way; 0 before the first. */
  readonly attempt: number;
  /** Milliseconds that it has been tried for. */
  readonly elapsed: number;
  opened(): void;
  dropped(): void;
  /** Milliseconds until the next attempt; undefined once it has been tried for long enough. */
  next(): number | undefined;
}

/** @param clock epoch milliseconds */
export function createRetries(clock: () => number, random: () => number): Retries {
  let attempt = 0;
  let since = 0;
  let openedAt = 0;
  return {
    get attempt() {
      return attempt;
    },
    get elapsed() {
      return clock() - since;
    },
    opened() {
      openedAt = clock();
    },
    dropped() {
      // A server that lets us in and closes at once would be asked for ever otherwise.
      if (clock() - openedAt >= STEADY) attempt = 0;
    },
    next() {
      if (attempt === 0) since = clock();
      if (attempt >= ATTEMPTS && clock() - since >= PATIENCE) return undefined;
      attempt++;
      return backOff(attempt, random);
    },
  };
}
