/**
 * Rows wait this long at most, and this short after a quiet time, in milliseconds. With the time that
 * a transaction takes and a busy machine, a row is on disk within the 100 ms that the log promises.
 */
export const FLUSH_EVERY = 50;
export const FLUSH_SOON = 16;

export interface FlushTimer {
  /** Runs the job after `delay` ms, unless it is to run anyway. */
  after(delay: number): void;
  /** Runs it when rows have waited long enough: soon if the last run is a while ago. */
  soon(): void;
  /** Runs it now, unless it is about to. */
  now(): void;
  /** The job begins: what is asked for from here on is for the next run. */
  begun(): void;
  stop(): void;
}

/** Decides when the writer's batches are written. `job` is started and not waited for. */
export function createFlushTimer(job: () => void, clock: () => number): FlushTimer {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = false;
  let lastRun = Number.NEGATIVE_INFINITY;

  const run = (): void => {
    if (asked) return;
    asked = true;
    job();
  };
  const after = (delay: number): void => {
    if (!asked) timer ??= setTimeout(run, delay);
  };

  return {
    after,
    soon() {
      if (asked || timer !== undefined) return;
      const since = clock() - lastRun;
      // A clock that was set back must not hold rows up.
      after(since < 0 ? FLUSH_SOON : Math.max(FLUSH_SOON, FLUSH_EVERY - since));
    },
    now: run,
    begun() {
      clearTimeout(timer);
      timer = undefined;
      asked = false;
      lastRun = clock();
    },
    stop() {
      clearTimeout(timer);
      timer = undefined;
      asked = true;
    },
  };
}
