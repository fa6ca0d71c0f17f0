export interface FakeClock {
  now(): number;
  later(callback: () => void, ms: number): () => void;
  /** Lets time go by, running what falls due, in order, and letting promises settle. */
  advance(ms: number): Promise<void>;
}

interface Timer {
  at: number;
  callback: () => void;
}

/** A clock that moves when told to. `start` in epoch milliseconds. */
export function createFakeClock(start = Date.UTC(2026, 10, 22, 12, 0, 0)): FakeClock {
  let now = start;
  const timers = new Set<Timer>();

  return {
    now: () => now,
    later(callback, ms) {
      const timer = { at: now + ms, callback };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    async advance(ms) {
      const end = now + ms;
      for (;;) {
        await settle();
        const next = [...timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        timers.delete(next);
        now = Math.max(now, next.at);
        next.callback();
      }
      now = end;
      await settle();
    },
  };
}

/** Lets everything that only waits for promises go on. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
