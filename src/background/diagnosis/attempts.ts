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

/** Only the latest of each kind are kept, and each no longer than it can explain anything. */
const KEPT = 12;
/** Characters of a signed URL. API Gateway takes 4,096; a page's may be of any length. */
const LONGEST_URL = 16_384;
const KEPT_MS = 60 * 60_000;
const MAX_ANSWERS = 6;

type Learnt = Partial<Pick<Attempt, 'caller' | 'network'>> & { answer?: Answer };

export type Tried = Pick<Attempt, 'sessionId' | 'signedUrl' | 'request' | 'subprotocols'>;

export interface Attempts {
  /** Those that are known already stay as they are. */
  add(...attempts: Tried[]): Promise<void>;
  get(sessionId: number): Promise<Attempt | undefined>;
  learn(sessionId: number, what: Learnt): Promise<void>;
  /** What was seen of the handshake of this signed URL; it may come before the attempt itself. */
  seen(signedUrl: string, what: Seen): Promise<void>;
  forget(sessionId: number): Promise<void>;
}

/** An answer, or how the network failed. */
export type Seen = { answer: Answer } | { network: NetworkFault };

/** The attempts of this browser run, in storage.session: memory of the browser, out of reach of pages. */
export function createAttempts(item: StorageItem<Attempt[]>, now: () => number): Attempts {
  /** Seen before the attempt was stored. */
  const early = new Map<string, Seen>();

  const fresh = (all: readonly Attempt[]): Attempt[] => all.filter(({ at }) => now() - at < KEPT_MS);

  async function learn(isMeant: (attempt: Attempt) => boolean, what: Learnt): Promise<void> {
    const { answer, ...rest } = what;
    await item.update((all) =>
      all.map((one) =>
        isMeant(one)
          ? { ...one, ...rest, answers: answer ? [...one.answers, answer].slice(-MAX_ANSWERS) : one.answers }
          : one,
      ),
    );
  }

  return {
    async add(...attempts) {
      const tried = attempts.filter(({ signedUrl }) => signedUrl.length <= LONGEST_URL);
      await item.update((all) => {
        const known = new Set(all.map(({ sessionId }) => sessionId));
        const added = tried.filter(({ sessionId }) => !known.has(sessionId));
        return latest([...fresh(all), ...added.map((one): Attempt => ({ ...one, at: now(), answers: [] }))]);
      });
      for (const { sessionId, signedUrl } of tried) {
        const seen = early.get(signedUrl);
        early.delete(signedUrl);
        if (seen) await learn((one) => one.sessionId === sessionId, seen);
      }
    },
    get: async (id) => fresh(await item.get()).find(({ sessionId }) => sessionId === id),
    learn: (id, what) => learn(({ sessionId }) => sessionId === id, what),
    async seen(url, what) {
      if ((await item.get()).some(({ signedUrl }) => signedUrl === url)) {
        await learn(({ signedUrl }) => signedUrl === url, what);
        return;
      }
      early.set(url, what);
      if (early.size > KEPT) early.delete([...early.keys()][0] ?? '');
    },
    async forget(id) {
      await item.update((all) => all.filter(({ sessionId }) => sessionId !== id));
    },
  };
}

/** A page that opens one socket after the other is not to push out what the person tried. */
function latest(all: readonly Attempt[]): Attempt[] {
  return all.filter((one, at) => {
    const later = all.slice(at + 1).filter((other) => kindOf(other) === kindOf(one));
    return later.length < KEPT;
  });
}

/** Of a page's socket: signed by the page, if at all. */
export const isPages = ({ request }: Pick<Attempt, 'request'>): boolean => request.profileId === '';

function kindOf(attempt: Attempt): 'own' | 'signed' | 'unsigned' {
  const { signedUrl } = attempt;
  if (!isPages(attempt)) return 'own';
  return /[?&]X-Amz-/i.test(signedUrl) ? 'signed' : 'unsigned';
}
