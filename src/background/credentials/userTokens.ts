import type { UserTokens } from '#aws/cognito/types.ts';
import { toProblem } from '#core/problem.ts';
import type { CognitoSource } from '#core/profile.ts';
import type { Obtaining } from './obtaining.ts';
import { notSignedIn, signInEnded } from './problems.ts';

/** An ID token with less left than this is renewed before it is handed over. */
const MARGIN_MS = 2 * 60_000;

/** Tokens of the user pool that are still good, renewed where that is due. */
export async function freshUserTokens(source: CognitoSource, task: Obtaining): Promise<UserTokens> {
  const { tokens } = task.secrets;
  if (!tokens) throw notSignedIn(task.profile);
  return tokens.expiresAt - task.now() > MARGIN_MS ? tokens : renewUserTokens(source, task, tokens);
}

/** New tokens for the refresh token, which may be replaced with them. */
export async function renewUserTokens(
  source: CognitoSource,
  task: Obtaining,
  tokens: UserTokens,
): Promise<UserTokens> {
  if (!tokens.refreshToken) throw signInEnded(task.profile);
  const fresh = await refresh(source, task, tokens, tokens.refreshToken);
  await task.save({ tokens: fresh });
  return fresh;
}

/** Through the user pool's API; some hosted clients may only use their own token endpoint. */
async function refresh(
  source: CognitoSource,
  { clients, secrets }: Obtaining,
  tokens: UserTokens,
  refreshToken: string,
): Promise<UserTokens> {
  const { signIn } = source;
  try {
    return await clients.userPool(source, secrets.clientSecret).refresh(tokens);
  } catch (error) {
    const hosted = signIn.type === 'hosted' && !PASSING.has(toProblem(error).id);
    if (!hosted) throw error;
    return clients.hostedPage(signIn, secrets.clientSecret).refresh(refreshToken);
  }
}

/** Failures that say nothing about the tokens. */
const PASSING = new Set(['sign-in.unreachable', 'sign-in.throttled', 'sign-in.clock']);
