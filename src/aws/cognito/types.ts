import type { ChallengeName } from '#core/signIn.ts';

/** What Cognito needs to know a remembered device again. `password` is a secret. */
export interface DeviceKeys {
  key: string;
  groupKey: string;
  password: string;
}

/** Tokens of a user pool. All but `userName` and `expiresAt` are secrets. */
export interface UserTokens {
  idToken: string;
  accessToken: string;
  refreshToken?: string;
  /** Epoch milliseconds by this clock: when the first of ID and access token ends. */
  expiresAt: number;
  /** What Cognito calls the user (`cognito:username`): not always what was typed. */
  userName: string;
  device?: DeviceKeys;
}

/** A sign-in that waits for the person. JSON, so that it survives the death of the worker; `session` is a secret. */
export interface PendingChallenge {
  name: ChallengeName;
  /** Cognito's session, valid until `expiresAt`. */
  session: string;
  /** USERNAME of the answers. */
  userName: string;
  /** ChallengeParameters. */
  parameters: Record<string, string>;
  /** Epoch milliseconds: 3 minutes unless the app client was set otherwise (3 to 15). */
  expiresAt: number;
  /** MFA_SETUP: which factor is being set up. */
  option?: string;
  /** MFA_SETUP of an authenticator app: its secret. */
  totpSecret?: string;
  device?: DeviceKeys;
}

export type UserPoolResult = { tokens: UserTokens } | { pending: PendingChallenge };
