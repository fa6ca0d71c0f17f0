/** Hits wait this long at most before the view hears of them, in milliseconds. */
const EMIT_SOON = 16;
/** After these nobody sees more than that the list grows, and painting takes from the search. */
const SCREENFUL = 64;
const EMIT_LATER = 64;

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
  let sent = 0;

  const flush = (): void => {
    if (border === undefined) return;
    sent += waiting.length;
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
      if (clock() - sentAt >= (sent < SCREENFUL ? EMIT_SOON : EMIT_LATER)) flush();
    },
    flush,
  };
}
