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
