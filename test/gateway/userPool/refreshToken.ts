import { AwsError, notAuthorized } from '../endpoints/AwsError.ts';
import type { Pool } from './pool.ts';
import type { PoolClient, PoolUser } from './types.ts';

export interface RefreshToken {
  token: string;
  user: PoolUser;
  client: PoolClient;
  /** Epoch milliseconds. */
  expiresAt: number;
  state: 'good' | 'revoked' | 'replaced';
  /** Of the sign-in that it stems from, in the tokens. */
  originJti: string;
  /** Epoch seconds. */
  authTime: number;
  /** Where it was issued to a device, that device has to be named with it. */
  deviceKey?: string;
}

/** Throws NotAuthorizedException where the token is unknown, another client's, expired or revoked. */
export function findRefreshToken(
  pool: Pool,
  token: string,
  client: PoolClient,
  deviceKey: string | undefined,
): RefreshToken {
  const found = pool.refreshTokens.get(token);
  if (!found || found.client !== client) throw notAuthorized('Invalid Refresh Token');
  if (found.deviceKey !== undefined && found.deviceKey !== deviceKey)
    throw notAuthorized('Invalid Refresh Token.');
  if (found.state === 'revoked') throw notAuthorized('Refresh Token has been revoked');
  if (found.state === 'replaced')
    throw new AwsError('RefreshTokenReuseException', 'Refresh token has been invalidated by rotation.');
  if (found.expiresAt <= pool.now()) throw notAuthorized('Refresh Token has expired');
  if (!found.user.enabled) throw notAuthorized('User is disabled.');
  return found;
}
