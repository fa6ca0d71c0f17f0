import { Problem, toProblem } from '#core/problem.ts';
import type { CognitoSource, Keys } from '#core/profile.ts';
import type { IdentityPool } from './clients.ts';
import { loginOf, loginsOf } from './logins.ts';
import type { Obtaining } from './obtaining.ts';
import { renewUserTokens } from './userTokens.ts';

export const DEFAULT_SESSION_NAME = 'countersign';

/** Credentials of an identity pool, for a guest or for whoever signed in (Cognito, "Authentication flow"). */
export async function cognitoKeys(source: CognitoSource, task: Obtaining): Promise<Keys> {
  const logins = await loginsOf(source, task);
  try {
    return await keysFor(source, task, logins);
  } catch (error) {
    const { tokens } = task.secrets;
    if (!tokens?.refreshToken || toProblem(error).id !== 'sign-in.token-expired') throw error;
    // A clock that is slow takes an expired token for a good one.
    const { idToken } = await renewUserTokens(source, task, tokens);
    return keysFor(source, task, loginOf(idToken, undefined));
  }
}

async function keysFor(
  source: CognitoSource,
  task: Obtaining,
  logins: Record<string, string> | undefined,
): Promise<Keys> {
  const pool = task.clients.identityPool(source);
  const known = task.secrets.identityId;
  if (known !== undefined) {
    try {
      return await exchange(source, task, pool, known, logins);
    } catch (error) {
      // An identity that was deleted, or belongs to somebody else by now, is asked for anew.
      if (PASSING.has(toProblem(error).id)) throw error;
    }
  }
  const identityId = await pool.getId(logins);
  await task.save({ identityId });
  return exchange(source, task, pool, identityId, logins);
}

async function exchange(
  source: CognitoSource,
  { clients }: Obtaining,
  pool: IdentityPool,
  identityId: string,
  logins: Record<string, string> | undefined,
): Promise<Keys> {
  if (source.flow === 'enhanced') return pool.getCredentials(identityId, logins, source.roleArn);
  if (!source.roleArn) {
    throw new Problem(
      'profile.role',
      'The classic flow needs the ARN of the role to assume.',
      'Give the profile a role, or use the enhanced flow.',
    );
  }
  const token = await pool.getOpenIdToken(identityId, logins);
  const sts = clients.sts(poolRegion(source), source.endpoints?.sts, source.identityPoolId);
  const { roleArn } = source;
  const input = { roleArn, sessionName: DEFAULT_SESSION_NAME, token };
  return (await sts.assumeRoleWithWebIdentity(input)).keys;
}

/** The region of an identity pool is the prefix of its id. */
export const poolRegion = ({ identityPoolId }: Pick<CognitoSource, 'identityPoolId'>): string =>
  identityPoolId.split(':')[0] ?? '';

const PASSING = new Set(['sign-in.unreachable', 'sign-in.throttled', 'sign-in.clock', 'sign-in.cancelled']);
