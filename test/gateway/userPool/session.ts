import { notAuthorized } from '../endpoints/AwsError.ts';
import type { Json } from '../endpoints/types.ts';
import { makeOpaque, type Pool } from './pool.ts';
import type { SrpExchange } from './srp.ts';
import type { Totp } from './Totp.ts';
import type { Device, MfaMethod, PoolClient, PoolUser } from './types.ts';

/** What the user pool waits for. The name is the ChallengeName. */
export type Step =
  | { name: 'PASSWORD_VERIFIER'; exchange: SrpExchange; custom: boolean }
  | { name: 'NEW_PASSWORD_REQUIRED' }
  | { name: 'SMS_MFA' | 'EMAIL_OTP'; code: string }
  | { name: 'SOFTWARE_TOKEN_MFA' }
  | { name: 'SELECT_MFA_TYPE'; choices: MfaMethod[] }
  | { name: 'MFA_SETUP'; totp?: Totp; verified: boolean }
  | { name: 'CUSTOM_CHALLENGE'; index: number }
  | { name: 'DEVICE_SRP_AUTH'; device: Device }
  | { name: 'DEVICE_PASSWORD_VERIFIER'; device: Device; exchange: SrpExchange };

/** A sign-in under way. */
export interface Session {
  id: string;
  /** Undefined: an unknown user, to whom a challenge is shown all the same. */
  user: PoolUser | undefined;
  client: PoolClient;
  step: Step;
  /** Epoch milliseconds. */
  expiresAt: number;
  used: boolean;
  /** The device that the client says it is. */
  deviceKey?: string;
}

export type SessionOrder = Pick<Session, 'user' | 'client' | 'step'> & { deviceKey?: string | undefined };

/** Keeps the sign-in and answers with its challenge. */
export function challenge(pool: Pool, order: SessionOrder, parameters: Record<string, string>): Json {
  const { id } = openSession(pool, order);
  return { ChallengeName: order.step.name, Session: id, ChallengeParameters: parameters };
}

export function openSession(pool: Pool, { deviceKey, ...order }: SessionOrder): Session {
  const session: Session = {
    id: makeOpaque(700),
    expiresAt: pool.now() + pool.settings.sessionSeconds * 1000,
    used: false,
    ...order,
    ...(deviceKey ? { deviceKey } : {}),
  };
  pool.sessions.set(session.id, session);
  return session;
}

/** Throws NotAuthorizedException where the session is unknown, another client's, expired or used. */
export function findSession(pool: Pool, id: string, client?: PoolClient): Session {
  const session = pool.sessions.get(id);
  if (!session || (client && session.client !== client)) throw notAuthorized('Invalid session for the user.');
  if (session.used) throw notAuthorized('Invalid session for the user, session can only be used once.');
  if (session.expiresAt <= pool.now())
    throw notAuthorized('Invalid session for the user, session is expired.');
  return session;
}
