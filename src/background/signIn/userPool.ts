import type { UserPoolResult } from '#aws/cognito/types.ts';
import { toProblem } from '#core/problem.ts';
import type { CognitoSource } from '#core/profile.ts';
import type { SignInAnswer, SignInInput } from '#core/signIn.ts';
import { keepsChallenge } from '#core/signInFaults/keepsChallenge.ts';
import { readIdToken } from '../credentials/readIdToken.ts';
import { keep } from '../credentials/refusal.ts';
import type { Pending } from '../vault/secrets.ts';
import { missing, sessionExpired } from './problems.ts';
import type { Outcome, SignInTask } from './signInContext.ts';

type PasswordSource = CognitoSource & { signIn: { type: 'password' } };
type Waiting = Extract<Pending, { type: 'challenge' }>;

/** User name and password at a user pool. The password is used once and kept nowhere. */
export async function signInByPassword(
  source: PasswordSource,
  task: SignInTask,
  { userName, password }: SignInInput,
): Outcome {
  const { signIn } = source;
  const typedName = (userName ?? signIn.userName ?? '').trim();
  if (!typedName) throw missing('user name');
  if (!password) throw missing('password');
  const { clientSecret, device } = task.secrets;
  const result = await task.clients.userPool(source, clientSecret).signIn({
    userName: typedName,
    password,
    method: signIn.method,
    ...(device?.typedName === typedName ? { device: device.keys } : {}),
  });
  return take(result, task, typedName);
}

/** The answer to a challenge. What may be typed once more stays at the same step, with the reason. */
export async function answerChallenge(
  source: CognitoSource,
  task: SignInTask,
  waiting: Waiting,
  answer: SignInAnswer,
): Outcome {
  const { challenge, typedName } = waiting;
  try {
    if (challenge.expiresAt <= task.now()) throw sessionExpired();
    const pool = task.clients.userPool(source, task.secrets.clientSecret);
    return await take(await pool.respond(challenge, answer), task, typedName);
  } catch (error) {
    const problem = toProblem(error);
    if (task.secrets.pending !== waiting) throw problem;
    if (PASSING.has(problem.id)) throw problem;
    if (keepsChallenge(problem))
      return task.waitFor({ type: 'challenge', challenge, typedName, problem: keep(problem) });
    await task.change(({ pending: _, ...rest }) => ({ ...rest, problem: keep(problem) }));
    throw problem;
  }
}

/** Failures that leave everything as it was: the same answer may be given again. */
const PASSING = new Set(['sign-in.unreachable', 'sign-in.throttled']);

async function take(result: UserPoolResult, task: SignInTask, typedName: string): Outcome {
  if ('pending' in result) return task.waitFor({ type: 'challenge', challenge: result.pending, typedName });
  const { tokens } = result;
  const remembered = tokens.device ? { typedName, keys: tokens.device } : task.secrets.device;
  await task.change(({ clientSecret }) => ({
    ...(clientSecret ? { clientSecret } : {}),
    ...(remembered ? { device: remembered } : {}),
    tokens,
    signedInAs: readIdToken(tokens.idToken, typedName)?.name ?? typedName,
  }));
  await task.credentials.renew(task.profile);
  return undefined;
}
