/** Between two looks, in milliseconds, and the looks after which what was not heard of counts as stuck. */
const LOOK_EVERY = 300;
const PATIENCE = 5;

export interface Watchdog {
  /** Something was heard. */
  feed(): void;
  /** Watches from now on, or no longer. */
  watch(on: boolean): void;
}

/**
 * Calls `onSilence` after 1.5 s in which nothing was heard. Looks are counted, not time: while the
 * view itself is busy or sleeps it looks less often, and what waits for it is heard first.
 */
export function createWatchdog(onSilence: () => void): Watchdog {
  let timer: ReturnType<typeof setInterval> | undefined;
  let looks = 0;
  const stop = (): void => {
    clearInterval(timer);
    timer = undefined;
  };
  return {
    feed() {
      looks = 0;
    },
    watch(on) {
      if (!on) stop();
      else if (timer === undefined) {
        looks = 0;
        timer = setInterval(() => {
          looks += 1;
          if (looks < PATIENCE) return;
          stop();
          onSilence();
        }, LOOK_EVERY);
      }
    },
  };
}
