import type { Primordials } from './primordials.ts';

/** Further apart than this, and the computer slept: `performance.now` does not count that everywhere. */
const DRIFT_MS = 50;

/** Epoch milliseconds with a fraction. */
export function createClock({ timeOrigin, performanceNow, dateNow, abs }: Primordials): () => number {
  let origin = timeOrigin;
  return () => {
    const time = origin + performanceNow();
    const drift = dateNow() - time;
    if (abs(drift) < DRIFT_MS) return time;
    origin += drift;
    return time + drift;
  };
}
