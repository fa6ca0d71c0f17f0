import { randomBytes, randomUUID } from 'node:crypto';
import { KeyPair } from '../jwt/KeyPair.ts';
import type { RefreshToken } from './refreshToken.ts';
import type { Session } from './session.ts';
import { Totp } from './Totp.ts';
import type { ClientOrder, PoolClient, PoolSettings, PoolUser, UserOrder } from './types.ts';

/** What the operations of one user pool share. */
export interface Pool {
  /** `eu-central-1_Ab12Cd34`. */
  id: string;
  /** The part of the id after its underscore: SRP's realm. */
  name: string;
  issuer: string;
  keyPair: KeyPair;
  settings: PoolSettings;
  clients: Map<string, PoolClient>;
  users: Map<string, PoolUser>;
  sessions: Map<string, Session>;
  refreshTokens: Map<string, RefreshToken>;
  /** `jti`s of access and ID tokens that were revoked. */
  revoked: Set<string>;
  /** Codes sent by SMS and e-mail, by user name; the latest. */
  sent: Map<string, string>;
  /** The gateway's clock, epoch milliseconds. */
  now(): number;
}

export function createPool({ region, id, now }: { region: string; id: string; now: () => number }): Pool {
  return {
    id,
    name: id.slice(id.indexOf('_') + 1),
    issuer: `https://cognito-idp.${region}.amazonaws.com/${id}`,
    keyPair: new KeyPair('user pool'),
    settings: {
      sessionSeconds: 180,
      tokenSeconds: 3600,
      refreshSeconds: 30 * 86_400,
      devices: 'off',
      requiredAttributes: [],
      passwordLength: 8,
    },
    clients: new Map(),
    users: new Map(),
    sessions: new Map(),
    refreshTokens: new Map(),
    revoked: new Set(),
    sent: new Map(),
    now,
  };
}

/** Adds an app client: without a secret, with SRP and refresh, unless told otherwise. */
export function addClient(pool: Pool, order: ClientOrder): PoolClient {
  const client: PoolClient = {
    flows: ['USER_SRP_AUTH', 'REFRESH_TOKEN_AUTH'],
    hideUnknownUsers: true,
    rotateRefreshTokens: false,
    callbackUrls: [],
    logoutUrls: [],
    ...order,
  };
  pool.clients.set(client.id, client);
  return client;
}

/** Adds a user: confirmed and enabled, without MFA, unless told otherwise. */
export function addUser(pool: Pool, order: UserOrder): PoolUser {
  const user: PoolUser = {
    sub: randomUUID(),
    status: 'CONFIRMED',
    enabled: true,
    attributes: {},
    mfa: [],
    mustSetUpMfa: false,
    questions: [],
    roles: [],
    devices: new Map(),
    ...order,
  };
  if (user.mfa.includes('SOFTWARE_TOKEN_MFA')) user.totp = new Totp();
  pool.users.set(user.name, user);
  return user;
}

/** By name, `sub` or e-mail address, as pools with e-mail as an alias do; case does not count. */
export function findUser(pool: Pool, name: string): PoolUser | undefined {
  const wanted = name.toLowerCase();
  return [...pool.users.values()].find(({ name: own, sub, attributes }) =>
    [own, sub, attributes.email].some((text) => text?.toLowerCase() === wanted),
  );
}

/** An opaque text of about AWS's length: sessions, refresh tokens. */
export const makeOpaque = (bytes: number): string => randomBytes(bytes).toString('base64url');
