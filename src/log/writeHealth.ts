import type { LogTrouble } from './contract.ts';
import { writeReason } from './writeFault.ts';

/** After a failure writing is tried again after so many milliseconds, doubled each time. */
const RETRY_FIRST = 250;
const RETRY_LAST = 5_000;

/** Writing is behind when rows wait longer than this, and no more so when they wait half as long; milliseconds. */
export const BEHIND_AFTER = 1_000;

/** What waits in memory. */
interface Waiting {
  rows: number;
  /** Without what is left of large messages. */
  bytes: number;
}

export interface WriteHealth {
  /** Writing failed. */
  failed(error: unknown): void;
  /** What was asked for at `taken` (epoch milliseconds) is on disk; `all` if nothing older waits. */
  wrote(taken: number, all: boolean): void;
  /** A row comes while none waits. */
  begun(): void;
  /** A frame had to be dropped. */
  lost(): void;
  /** Looks whether writing keeps up with what comes. Returns whether that has changed. */
  look(): boolean;
  readonly failure: { error: unknown; since: number; retryIn: number } | undefined;
  /** Why a frame cannot be kept, as the end of a sentence. */
  readonly reason: string;
  /** What views are told, while there is something to tell. */
  readonly trouble: LogTrouble | undefined;
}

/** Watches over writing: whether it fails, and whether it is slower than frames arrive. */
export function createWriteHealth(waiting: Waiting, maxWaiting: number, now: () => number): WriteHealth {
  let failure: { error: unknown; since: number; retryIn: number } | undefined;
  let behindSince: number | undefined;
  /** When the oldest row that waits came, or earlier. */
  let waitingSince = now();
  let lost = 0;

  const isBehind = (): boolean => {
    const limit = behindSince === undefined ? 1 : 0.5;
    if (waiting.rows === 0) return false;
    return now() - waitingSince > BEHIND_AFTER * limit || waiting.bytes > (maxWaiting / 4) * limit;
  };
  const settle = (): void => {
    if (!failure && behindSince === undefined) lost = 0;
  };
  const reason = (): string =>
    failure ? writeReason(failure.error) : 'frames came faster than they could be written';

  return {
    failed(error) {
      const retryIn = failure ? Math.min(failure.retryIn * 2, RETRY_LAST) : RETRY_FIRST;
      failure = { error, since: failure?.since ?? now(), retryIn };
    },
    wrote(taken, all) {
      failure = undefined;
      if (all) waitingSince = taken;
      settle();
    },
    begun() {
      waitingSince = now();
    },
    lost() {
      lost++;
    },
    look() {
      const before = behindSince;
      if (isBehind()) behindSince ??= now();
      else behindSince = undefined;
      settle();
      return before !== behindSince;
    },
    get failure() {
      return failure;
    },
    get reason() {
      return reason();
    },
    get trouble() {
      const since = failure?.since ?? behindSince;
      if (since === undefined) return undefined;
      const why = failure ? reason() : 'frames come faster than the browser writes them to disk';
      const trouble = { message: `Frames wait in memory: ${why}.`, since, waiting: waiting.rows, lost };
      return failure ? { ...trouble, next: 'Free disk space or remove old sessions.' } : trouble;
    },
  };
}
