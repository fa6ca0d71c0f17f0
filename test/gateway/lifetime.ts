import type { Limits } from './options.ts';

export interface Lifetime {
  /** A frame went in or out: the idle time begins anew. */
  touch(): void;
  end(): void;
}

/**
 * API Gateway's two clocks: idle and duration. Calls `onEnd` once when either runs out. The idle timer
 * is not re-armed per frame, which would cost more than a ticker's frames do: it looks when it fires.
 */
export function watchLifetime({ idleMs, durationMs }: Limits, onEnd: () => void): Lifetime {
  let touchedAt = performance.now();
  const end = (): void => {
    clearTimeout(idle);
    clearTimeout(duration);
  };
  const finish = (): void => {
    end();
    onEnd();
  };
  const look = (): void => {
    const left = touchedAt + idleMs - performance.now();
    if (left <= 0) finish();
    else idle = setTimeout(look, Math.ceil(left));
  };
  let idle = setTimeout(look, idleMs);
  const duration = setTimeout(finish, durationMs);
  return {
    touch() {
      touchedAt = performance.now();
    },
    end,
  };
}
