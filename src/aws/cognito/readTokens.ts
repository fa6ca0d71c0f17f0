import { readClaims } from '#core/amplify/readClaims.ts';
import { Problem } from '#core/problem.ts';
import type { AuthResult } from './authReply.ts';

import type { UserTokens } from './types.ts';
import type { UserPoolClient } from './userPoolClient.ts';

/** Cognito's default for ID and access tokens, in seconds. */
const DEFAULT_LIFETIME = 3600;

/**
 * Tokens with their end by this clock: from the lifetimes, as the times in the tokens are AWS's.
 * @param typedName used where no token names the user
 * Problem: `sign-in.wrong-pool` where the client is of another pool than the profile says.
 */
export function readTokens(client: UserPoolClient, result: AuthResult, typedName: string): UserTokens {
  const id = readClaims(result.IdToken);
  const access = readClaims(result.AccessToken);
  checkIssuer(client, id.iss);
  const lifetimes = [result.ExpiresIn ?? lifetime(access) ?? DEFAULT_LIFETIME, lifetime(id)];
  const seconds = Math.min(...lifetimes.filter((one) => one !== undefined));
  const name = [id['cognito:username'], access.username].find((one) => typeof one === 'string');
  return {
    idToken: result.IdToken,
    accessToken: result.AccessToken,
    ...(result.RefreshToken ? { refreshToken: result.RefreshToken } : {}),
    expiresAt: client.now() + seconds * 1000,
    userName: name ?? typedName,
  };
}

/** Seconds from `iat` to `exp`. */
function lifetime({ iat, exp }: Record<string, unknown>): number | undefined {
  return typeof iat === 'number' && typeof exp === 'number' && exp > iat ? exp - iat : undefined;
}

/** An issuer ends with the pool's id, at AWS as in emulators. */
function checkIssuer({ userPoolId, clientId }: UserPoolClient, issuer: unknown): void {
  if (typeof issuer !== 'string') return;
  const issued = issuer.split('/').pop() ?? '';
  if (!/^[\w-]{1,55}_\w{1,55}$/.test(issued) || issued === userPoolId) return;
  throw new Problem(
    'sign-in.wrong-pool',
    `The app client ${clientId} belongs to the user pool ${issued}, not to ${userPoolId}.`,
    'Correct the user pool id or the client id in the profile.',
  );
}
