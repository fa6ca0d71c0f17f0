import { toStep } from '#aws/cognito/toStep.ts';
import type { PendingChallenge } from '#aws/cognito/types.ts';
import type { StoredProfile } from '#core/profile.ts';
import type { SignInStep } from '#core/signIn.ts';
import { keep } from '../credentials/refusal.ts';
import type { KeptProblem, Pending } from '../vault/secrets.ts';
import { deviceCodeExpired, sessionExpired } from './problems.ts';

/** What a waiting sign-in asks of the person; `sign-in` with the reason where it took too long. */
export function stepOf(pending: Pending, { source }: StoredProfile, now: number): SignInStep {
  const { problem } = pending;
  switch (pending.type) {
    case 'challenge':
      return challengeStep(pending.challenge, problem, now);
    case 'device': {
      const { authorization, intervalMs } = pending;
      if (authorization.expiresAt <= now) return { type: 'sign-in', problem: keep(deviceCodeExpired()) };
      return {
        type: 'device-code',
        userCode: authorization.userCode,
        url: authorization.url,
        expiresAt: authorization.expiresAt,
        intervalSeconds: Math.ceil(intervalMs / 1_000),
      };
    }
    case 'choose-role':
      return { type: 'choose-role', roles: pending.roles };
    case 'mfa-code': {
      const serial = source.kind === 'role' ? (source.mfaSerial ?? '') : '';
      return { type: 'mfa-code', serial, ...(problem ? { problem } : {}) };
    }
  }
}

function challengeStep(
  challenge: PendingChallenge,
  problem: KeptProblem | undefined,
  now: number,
): SignInStep {
  const step = toStep(challenge);
  if (step.type !== 'challenge') return step;
  if (step.expiresAt <= now) return { type: 'sign-in', problem: keep(sessionExpired()) };
  return problem ? { ...step, problem } : step;
}
