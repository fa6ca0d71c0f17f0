import type { Pool } from '../userPool/pool.ts';
import type { PoolClient, PoolUser } from '../userPool/types.ts';

/** An authorization code, until it is exchanged. */
export interface Code {
  user: PoolUser;
  client: PoolClient;
  redirectUri: string;
  /** S256. */
  challenge: string;
  scope: string;
  nonce?: string;
  /** Epoch milliseconds. */
  expiresAt: number;
}

export interface HostedState {
  pool: Pool;
  codes: Map<string, Code>;
}

/** AWS: a code is good for 5 minutes. */
export const CODE_SECONDS = 300;
export const SCOPES = ['openid', 'email', 'phone', 'profile', 'aws.cognito.signin.user.admin'];
