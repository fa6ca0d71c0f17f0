import { toProblem } from '#core/problem.ts';
import type { RoleSource } from '#core/profile.ts';
import type { SignInAnswer } from '#core/signIn.ts';
import { keep } from '../credentials/refusal.ts';
import { missing } from './problems.ts';
import type { Outcome, SignInTask } from './signInContext.ts';

/** Assumes the role, or asks for the MFA code that it needs. */
export async function signInRole(source: RoleSource, task: SignInTask): Outcome {
  if (source.mfaSerial) return task.waitFor({ type: 'mfa-code' });
  await task.credentials.renew(task.profile);
  await named(source, task);
  return undefined;
}

/** Assumes the role with the code. A refused one leaves the step where it was, with the reason. */
export async function answerMfa(source: RoleSource, task: SignInTask, answer: SignInAnswer): Outcome {
  const mfaCode = answer.code?.replace(/\s/g, '');
  if (!mfaCode) throw missing('code');
  try {
    await task.credentials.renew(task.profile, { mfaCode });
  } catch (error) {
    const problem = toProblem(error);
    if (!REPEATABLE.has(problem.id)) throw problem;
    return task.waitFor({ type: 'mfa-code', problem: keep(problem) });
  }
  await task.change(({ pending: _, ...rest }) => rest);
  await named(source, task);
  return undefined;
}

const REPEATABLE = new Set(['sign-in.mfa-refused', 'sign-in.code-wrong']);

function named({ roleArn }: RoleSource, task: SignInTask): Promise<void> {
  const role = roleArn.split('/').at(-1) ?? roleArn;
  return task.change((secrets) => ({ ...secrets, signedInAs: role }));
}
