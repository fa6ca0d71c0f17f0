/** An answer that is ready and waits. */
export interface HeldAnswer {
  /** Resolves when the request has come, and was acted upon. */
  readonly reached: Promise<void>;
  /** Sends it, to whoever still waits for it. */
  release(): void;
}

/** Answers that are held back on demand, by operation. */
export interface Holds {
  /** The answer to the next call of the operation waits for `release`. */
  holdNext(operation: string): HeldAnswer;
  /** Resolves when the answer may go. */
  pass(operation: string | undefined): Promise<void>;
}

export function createHolds(): Holds {
  const due: { operation: string; reach(): void; released: Promise<void> }[] = [];
  return {
    holdNext(operation) {
      let reach = () => {};
      let release = () => {};
      const reached = new Promise<void>((resolve) => {
        reach = resolve;
      });
      const released = new Promise<void>((resolve) => {
        release = resolve;
      });
      due.push({ operation, reach, released });
      return { reached, release: () => release() };
    },
    async pass(operation) {
      const index = due.findIndex((entry) => entry.operation === operation);
      if (index < 0) return;
      const [held] = due.splice(index, 1);
      held?.reach();
      await held?.released;
    },
  };
}
