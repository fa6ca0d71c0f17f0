import type { Primordials } from './primordials.ts';

/** Further apart than this, and the computer slept: `performance.now` does not count that everywhere. */
const DRIFT_MS = 50;

/** Epoch milliseconds with a fraction. */
export interface Clock {
  now(): number;
  /**
   * When an event was made, which costs nothing: a clock is asked thousands of times a second otherwise.
   * For events of the top document, whose time origin is the clock's own.
   */
  of(event: Event): number;
  /** Follows the wall clock again. */
  sync(): void;
}

export function createClock({ timeOrigin, performanceNow, timeStamp, dateNow, abs }: Primordials): Clock {
  let origin = timeOrigin;
  const clock: Clock = {
    now: () => origin + performanceNow(),
    of: (event) => origin + timeStamp(event),
    sync() {
      const drift = dateNow() - clock.now();
      if (abs(drift) > DRIFT_MS) origin += drift;
    },
  };
  return clock;
}
