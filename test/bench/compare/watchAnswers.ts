const EVERY_MS = 20;

/** Asks a page for an answer again and again, as a person's click does. */
export interface AnswerWatch {
  /** Longest time without an answer so far, milliseconds; the one that is waited for now counts as well. */
  longest(): number;
  stop(): void;
}

export function watchAnswers(ask: () => Promise<unknown>): AnswerWatch {
  let longest = 0;
  let askedAt: number | undefined;
  let running = true;
  const waited = () => (askedAt === undefined ? 0 : performance.now() - askedAt);
  const look = async (): Promise<void> => {
    while (running) {
      askedAt = performance.now();
      await ask().catch(() => undefined);
      longest = Math.max(longest, waited());
      askedAt = undefined;
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
    }
  };
  void look();
  return {
    longest: () => Math.max(longest, waited()),
    stop() {
      running = false;
    },
  };
}
