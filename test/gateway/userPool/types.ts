import type { Totp } from './Totp.ts';

export type MfaMethod = 'SMS_MFA' | 'SOFTWARE_TOKEN_MFA' | 'EMAIL_OTP';

export type AuthFlow = 'USER_SRP_AUTH' | 'USER_PASSWORD_AUTH' | 'CUSTOM_AUTH' | 'REFRESH_TOKEN_AUTH';

export interface PoolClient {
  id: string;
  secret?: string;
  /** What the client allows; ALLOW_… in AWS's console. */
  flows: AuthFlow[];
  /** An unknown user is refused in the words of a wrong password. AWS's default for new clients: true. */
  hideUnknownUsers: boolean;
  /** Every refresh gives a new refresh token and ends the old one; REFRESH_TOKEN_AUTH is refused then. */
  rotateRefreshTokens: boolean;
  /** Where the hosted page may send the code; empty: no hosted page. May be changed at any time. */
  callbackUrls: string[];
  logoutUrls: string[];
}

export interface Device {
  key: string;
  groupKey: string;
  /** After ConfirmDevice: its SRP verifier and salt. */
  verifier?: bigint;
  salt?: bigint;
}

export interface PoolUser {
  name: string;
  sub: string;
  password: string;
  /** FORCE_CHANGE_PASSWORD: the password is a temporary one. RESET_REQUIRED: an administrator reset it. */
  status: 'CONFIRMED' | 'UNCONFIRMED' | 'FORCE_CHANGE_PASSWORD' | 'RESET_REQUIRED';
  enabled: boolean;
  attributes: Record<string, string>;
  mfa: MfaMethod[];
  totp?: Totp;
  /** MFA is asked of this user and none is set up: MFA_SETUP. */
  mustSetUpMfa: boolean;
  /** For CUSTOM_AUTH: what is asked, one after the other. */
  questions: { question: string; answer: string }[];
  /** `cognito:roles` of the ID token: ARNs; the first is the preferred one. */
  roles: string[];
  devices: Map<string, Device>;
  /** SRP's salt and verifier of the password as it is; made when first needed. */
  srp?: { password: string; salt: bigint; verifier: bigint };
}

/** How a new user is described; the rest is what most users are. */
export type UserOrder = Pick<PoolUser, 'name' | 'password'> & Partial<Omit<PoolUser, 'totp'>>;
export type ClientOrder = Pick<PoolClient, 'id'> & Partial<PoolClient>;

export interface PoolSettings {
  /** A code or session is forgotten then; AWS: 180. */
  sessionSeconds: number;
  /** Life of ID and access tokens; AWS: 3600. */
  tokenSeconds: number;
  /** Life of refresh tokens; AWS: 30 days. */
  refreshSeconds: number;
  /** `always`: every sign-in without a known device is given one to confirm. */
  devices: 'off' | 'always';
  /** Attributes that a user with a temporary password has to give. */
  requiredAttributes: string[];
  passwordLength: number;
}
