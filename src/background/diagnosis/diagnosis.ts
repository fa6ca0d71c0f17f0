import type { Answer } from '#core/diagnose/answer/types.ts';
import { Problem, toProblem } from '#core/problem.ts';
import type { CallerIdentity } from '#core/signIn.ts';
import type { ServiceFault } from '#core/signInFaults/types.ts';
import type { BackgroundApi, GatheredEvidence, SignRequest } from '#messaging/contract.ts';
import type { Signed } from '../signing.ts';
import { askOnce, attemptGone, httpForm, notAsked, upgradeNotAllowed } from './askServer.ts';
import type { Attempt, Attempts } from './attempts.ts';
import { type CandidateDeps, candidateKeys } from './candidates.ts';
import { evidenceOfAnswers, evidenceOfUrl } from './evidenceOf.ts';
import { explainText } from './explainText.ts';
import { requestOf } from './requestOf.ts';

export type Diagnosis = Pick<BackgroundApi, 'gatherEvidence' | 'askServer' | 'askCaller' | 'explainText'>;

export interface DiagnosisDeps extends CandidateDeps {
  attempts: Attempts;
  sign(request: SignRequest): Promise<Signed>;
  testProfile(profileId: string): Promise<CallerIdentity>;
  fetch: typeof globalThis.fetch;
  /** Whether access to that http(s) origin is granted. */
  hasHost(origin: string): Promise<boolean>;
  /** Puts the headers of a handshake on a fetch; undefined where that is not allowed (platform/upgradeProbe.ts). */
  withUpgradeHeaders<T>(
    url: string,
    subprotocols: readonly string[],
    ask: () => Promise<T>,
  ): Promise<T | undefined>;
  /** Other names of the same API, such as the hosts of saved APIs. */
  otherHosts(): Promise<string[]>;
  now(): number;
}

/** Gathers evidence where the secrets are. Only what says so makes a request. */
export function createDiagnosis(deps: DiagnosisDeps): Diagnosis {
  const { attempts, now } = deps;

  async function gather(attempt: Attempt): Promise<GatheredEvidence> {
    const { signedUrl, request, answers, caller, network } = attempt;
    const candidates = await candidateKeys(deps, request.profileId);
    return {
      ...(await evidenceOfUrl(signedUrl, candidates, await deps.otherHosts())),
      ...evidenceOfAnswers(answers),
      ...(caller ? { caller } : {}),
      ...(network ? { network } : {}),
    };
  }

  async function find(sessionId: number): Promise<Attempt> {
    const attempt = await attempts.get(sessionId);
    if (!attempt) throw attemptGone();
    return attempt;
  }

  async function again(sessionId: number): Promise<GatheredEvidence> {
    return gather(await find(sessionId));
  }

  return {
    async gatherEvidence(sessionId) {
      const attempt = await attempts.get(sessionId);
      return attempt ? gather(attempt) : {};
    },

    async askServer(sessionId, how) {
      const attempt = await find(sessionId);
      const url = how === 'anew' ? (await deps.sign(await requestOf(attempt, deps))).url : attempt.signedUrl;
      if (!(await deps.hasHost(new URL(httpForm(url)).origin))) throw notAsked();
      const secrets = (await candidateKeys(deps)).flatMap(({ keys }) => [
        keys.secretAccessKey,
        keys.sessionToken ?? '',
      ]);
      const source = how === 'upgrade' ? 'upgrade-probe' : 'plain-probe';
      const ask = () => askOnce({ fetch: deps.fetch, url: httpForm(url), source, now, secrets });
      const asked =
        how === 'upgrade'
          ? await deps.withUpgradeHeaders(httpForm(url), attempt.subprotocols, ask)
          : await ask();
      if (!asked) throw upgradeNotAllowed();
      if ('answer' in asked) {
        const answer: Answer = how === 'anew' ? { ...asked.answer, signedAnew: true } : asked.answer;
        await attempts.learn(sessionId, { answer });
      } else {
        await attempts.learn(sessionId, { network: asked.network });
      }
      return again(sessionId);
    },

    async askCaller(sessionId) {
      const { profileId } = await requestOf(await find(sessionId), deps);
      try {
        const { account, arn } = await deps.testProfile(profileId);
        await attempts.learn(sessionId, { caller: { ok: true, at: now(), account, arn } });
      } catch (error) {
        const { id, message, cause } = error instanceof Problem ? error : toProblem(error);
        const awsType = stsTypeOf(cause);
        await attempts.learn(sessionId, {
          caller: { ok: false, at: now(), faultId: id, message, ...(awsType ? { awsType } : {}) },
        });
      }
      return again(sessionId);
    },

    explainText: async (text) => explainText(text, await candidateKeys(deps), now()),
  };
}

/** STS's own word for what is wrong with the keys; undefined where it was something else that failed, such as a role. */
function stsTypeOf(cause: unknown): string | undefined {
  if (typeof cause !== 'object' || cause === null) return undefined;
  const { service, operation, type } = cause as Partial<Record<keyof ServiceFault, unknown>>;
  const own = service === 'sts' && operation === 'GetCallerIdentity';
  return own && typeof type === 'string' ? type : undefined;
}
