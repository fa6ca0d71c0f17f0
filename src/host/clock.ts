/** Clocks further apart than this are set to each other, in milliseconds. */
const DRIFT = 20;

/**
 * Epoch milliseconds with a fraction: the steady, fine clock of `performance.now()`, set to the
 * wall clock (`Date.now()`) where the two have come apart, as they do when the computer sleeps
 * (High Resolution Time Level 3, section 4.5) or its clock is set.
 */
export function createClock(now: () => number, performanceNow: () => number): () => number {
  let origin = now() - performanceNow();
  return () => {
    const wall = now();
    const steady = performanceNow();
    if (Math.abs(origin + steady - wall) > DRIFT) origin = wall - steady;
    return origin + steady;
  };
}
