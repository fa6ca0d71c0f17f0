import type { SignInAnswer } from '#core/signIn.ts';
import { answerRole, pollDevice } from './identityCenter.ts';
import { nothingWaits } from './problems.ts';
import { answerMfa } from './role.ts';
import type { Outcome, SignInTask } from './signInContext.ts';
import { answerChallenge } from './userPool.ts';

/** Hands an answer to what waits for it. */
export async function answerStep(task: SignInTask, answer: SignInAnswer): Outcome {
  const { pending } = task.secrets;
  const { source } = task.profile;
  if (source.kind === 'cognito' && pending?.type === 'challenge')
    return answerChallenge(source, task, pending, answer);
  if (source.kind === 'role' && pending?.type === 'mfa-code') return answerMfa(source, task, answer);
  if (source.kind === 'sso' && pending?.type === 'choose-role')
    return answerRole(source, task, pending.roles, answer);
  if (source.kind === 'sso' && pending?.type === 'device') return pollDevice(source, task, pending);
  throw nothingWaits();
}
