/** Hits wait this long at most before the view hears of them, in milliseconds. */
export const EMIT_EVERY = 16;

export interface HitBatch {
  /** Adds hits; all rows up to the border are tested now. */
  add(hits: readonly number[], border: number): void;
  /** Sends what waits when it is time to. */
  offer(): void;
  /** Sends what waits at once. */
  flush(): void;
}

/** Joins the hits of many segments into an event every few milliseconds; the first goes at once. */
export function createHitBatch(
  send: (hits: Uint32Array, border: number) => void,
  clock: () => number,
): HitBatch {
  let waiting: number[] = [];
  let border: number | undefined;
  let sentAt = Number.NEGATIVE_INFINITY;

  const flush = (): void => {
    if (border === undefined) return;
    send(Uint32Array.from(waiting), border);
    waiting = [];
    border = undefined;
    sentAt = clock();
  };

  return {
    add(hits, tested) {
      for (const hit of hits) waiting.push(hit);
      border = tested;
    },
    offer() {
      if (clock() - sentAt >= EMIT_EVERY) flush();
    },
    flush,
  };
}
