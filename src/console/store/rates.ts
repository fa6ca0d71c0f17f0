import type { SessionRecord } from '#core/session.ts';

const SAMPLES = 30;

interface Last {
  frames: number;
  at: number;
}

/**
 * Messages per second of each session, sampled by whoever calls `sample` about once a second.
 * The first call only takes the measure to start from.
 */
export function createRates() {
  const last = new Map<number, Last>();
  let rates: ReadonlyMap<number, readonly number[]> = new Map();

  return {
    /** The samples of the last half minute, oldest first. `now` in epoch milliseconds. */
    sample(sessions: readonly SessionRecord[], now: number): ReadonlyMap<number, readonly number[]> {
      const next = new Map<number, readonly number[]>();
      for (const { id, sent, received } of sessions) {
        const frames = sent.frames + received.frames;
        const before = last.get(id);
        const old = rates.get(id) ?? [];
        if (before && now > before.at) {
          const rate = Math.max(0, ((frames - before.frames) * 1_000) / (now - before.at));
          next.set(id, [...old, rate].slice(-SAMPLES));
        } else next.set(id, old);
        last.set(id, { frames, at: now });
      }
      for (const id of last.keys()) if (!next.has(id)) last.delete(id);
      rates = next;
      return rates;
    },
  };
}
