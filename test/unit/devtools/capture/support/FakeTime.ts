/** 2026-11-22T12:00:00Z */
export const START = 1_795_348_800_000;

/** Time that goes by as the test says; what waits for it runs in order, promises in between. */
export class FakeTime {
  at = START;
  #waiting: { due: number; run: () => void }[] = [];

  /** What each look at the clock takes, in ms. */
  tick = 0;

  readonly now = (): number => {
    this.at += this.tick;
    return this.at;
  };

  readonly later = (run: () => void, ms: number): (() => void) => {
    const timer = { due: this.at + ms, run };
    this.#waiting.push(timer);
    return () => {
      this.#waiting = this.#waiting.filter((other) => other !== timer);
    };
  };

  /** Called in a breath of who works for long. */
  onBreath = (): void => {};

  readonly breathe = async (): Promise<void> => {
    await settle();
    this.onBreath();
  };

  get waiting(): number {
    return this.#waiting.length;
  }

  async pass(ms: number): Promise<void> {
    const end = this.at + ms;
    for (;;) {
      await settle();
      const next = this.#waiting.sort((a, b) => a.due - b.due)[0];
      if (!next || next.due > end) break;
      this.#waiting.shift();
      this.at = Math.max(this.at, next.due);
      next.run();
    }
    this.at = end;
    await settle();
  }
}

/** Until the promises at hand are through. */
export const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
