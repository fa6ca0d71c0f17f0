import type { Answer } from '#core/diagnose/answer/types.ts';
import type { CallerEvidence, NetworkFault } from '#core/diagnose/evidence.ts';
import type { SignRequest } from '#messaging/contract.ts';
import type { StorageItem } from '#platform/storageItem.ts';

/** A connection that was tried, with all that asking again needs. A secret: it holds the signed URL. */
export interface Attempt {
  sessionId: number;
  signedUrl: string;
  request: SignRequest;
  subprotocols: string[];
  /** Epoch ms. */
  at: number;
  /** What was learnt since. */
  answers: Answer[];
  caller?: CallerEvidence;
  network?: NetworkFault;
}

/** Only the latest are kept, and each no longer than it can explain anything. */
const KEPT = 12;
const KEPT_MS = 60 * 60_000;

export interface Attempts {
  add(attempt: Pick<Attempt, 'sessionId' | 'signedUrl' | 'request' | 'subprotocols'>): Promise<void>;
  get(sessionId: number): Promise<Attempt | undefined>;
  learn(
    sessionId: number,
    what: Partial<Pick<Attempt, 'caller' | 'network'>> & { answer?: Answer },
  ): Promise<void>;
  forget(sessionId: number): Promise<void>;
}

/** The attempts of this browser run, in storage.session: memory of the browser, out of reach of pages. */
export function createAttempts(item: StorageItem<Attempt[]>, now: () => number): Attempts {
  const fresh = (all: readonly Attempt[]): Attempt[] => all.filter(({ at }) => now() - at < KEPT_MS);

  return {
    async add(attempt) {
      await item.update((all) =>
        [
          ...fresh(all).filter(({ sessionId }) => sessionId !== attempt.sessionId),
          { ...attempt, at: now(), answers: [] },
        ].slice(-KEPT),
      );
    },
    get: async (id) => fresh(await item.get()).find(({ sessionId }) => sessionId === id),
    async learn(id, { answer, ...rest }) {
      await item.update((all) =>
        all.map((one) =>
          one.sessionId === id
            ? { ...one, ...rest, answers: answer ? [...one.answers, answer].slice(-6) : one.answers }
            : one,
        ),
      );
    },
    async forget(id) {
      await item.update((all) => all.filter(({ sessionId }) => sessionId !== id));
    },
  };
}
