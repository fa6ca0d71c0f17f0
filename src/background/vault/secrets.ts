import type { DeviceKeys, PendingChallenge, UserTokens } from '#aws/cognito/types.ts';
import type { DeviceAuthorization, SsoClient, SsoToken } from '#aws/identityCenter/identityCenter.ts';
import type { Keys } from '#core/profile.ts';

/** A Problem as it is kept and shown with a step. */
export interface KeptProblem {
  id: string;
  message: string;
  next?: string;
}

/** An account and role of IAM Identity Center. */
export interface AccountRole {
  accountId: string;
  accountName?: string;
  roleName: string;
}

/** A sign-in that waits for the person. JSON, so that it outlives the worker. */
export type Pending = {
  /** Tells two steps apart, so that one answer given twice is used once. */
  serial: string;
  problem?: KeptProblem;
} & (
  | {
      type: 'challenge';
      challenge: PendingChallenge;
      /** The user name as it was typed. */
      typedName: string;
    }
  | { type: 'device'; authorization: DeviceAuthorization; intervalMs: number; nextPollAt: number }
  | { type: 'choose-role'; roles: AccountRole[] }
  | { type: 'mfa-code' }
);

/** All that is secret about one profile or environment, and what belongs to its sign-in. Never leaves the background. */
export interface ProfileSecrets {
  keys?: Keys;
  /** When the keys were obtained, epoch milliseconds. */
  keysAt?: number;
  clientSecret?: string;
  tokens?: UserTokens;
  /** The device that Cognito remembers, and the user name as it was typed for it. */
  device?: { typedName: string; keys: DeviceKeys };
  /** OIDC ID token or SAML assertion that was pasted, or the ID token of a tab. */
  loginToken?: string;
  identityId?: string;
  ssoClient?: SsoClient;
  ssoToken?: SsoToken;
  /** The role that was chosen in this sign-in, where the profile names none. */
  chosenRole?: AccountRole;
  signedInAs?: string;
  pending?: Pending;
  /** Secret values of an environment, by name; its id stands in a profile's place then. */
  variables?: Record<string, string>;
  /** Why the person has to sign in again. */
  problem?: KeptProblem;
}

export type SecretsByProfile = Record<string, ProfileSecrets>;
