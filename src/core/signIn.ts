/** The next thing that only the person can do on the way to credentials. Holds no secret but `totpSecret`. */
export type SignInStep =
  /** Sign in (again); `problem` says why where it was not asked for. */
  | { type: 'sign-in'; problem?: { id: string; message: string; next?: string } }
  /** A challenge of a user pool (RespondToAuthChallenge). */
  | {
      type: 'challenge';
      name: ChallengeName;
      /** Where a code was sent, as Cognito masks it: `+********1234`. */
      destination?: string;
      /** SELECT_MFA_TYPE, MFA_SETUP: what can be chosen. */
      options?: string[];
      /** NEW_PASSWORD_REQUIRED: user attributes that are still missing, without their prefix. */
      requiredAttributes?: string[];
      /** MFA_SETUP: the secret to put into an authenticator app (otpauth). */
      totpSecret?: string;
      /** CUSTOM_CHALLENGE: public parameters, to be shown. */
      parameters?: Record<string, string>;
      /** Epoch milliseconds: Cognito forgets the session then. */
      expiresAt: number;
      /** What was wrong with the last answer. */
      problem?: { id: string; message: string; next?: string };
    }
  /** IAM Identity Center: confirm the code on that page. */
  | { type: 'device-code'; userCode: string; url: string; expiresAt: number; intervalSeconds: number }
  /** IAM Identity Center: choose what to be. */
  | { type: 'choose-role'; roles: { accountId: string; accountName?: string; roleName: string }[] }
  /** AssumeRole with MFA: the code of that device. */
  | { type: 'mfa-code'; serial: string; problem?: { id: string; message: string; next?: string } };

/** Challenges of RespondToAuthChallenge that a person answers. */
export type ChallengeName =
  | 'NEW_PASSWORD_REQUIRED'
  | 'SMS_MFA'
  | 'SOFTWARE_TOKEN_MFA'
  | 'EMAIL_OTP'
  | 'SMS_OTP'
  | 'SELECT_MFA_TYPE'
  | 'MFA_SETUP'
  | 'CUSTOM_CHALLENGE';

/** What a sign-in begins with; which parts are needed depends on the profile. */
export interface SignInInput {
  userName?: string;
  password?: string;
  /** For profiles of pasted tokens: the OIDC ID token or SAML assertion. */
  token?: string;
}

/** An answer to a step: the fields that the step asks for. */
export interface SignInAnswer {
  /** Codes: MFA, e-mail, SMS, TOTP, device. */
  code?: string;
  newPassword?: string;
  attributes?: Record<string, string>;
  /** SELECT_MFA_TYPE, MFA_SETUP. */
  option?: string;
  /** CUSTOM_CHALLENGE. */
  answer?: string;
  accountId?: string;
  roleName?: string;
}

/** Who credentials belong to (STS GetCallerIdentity), and how far the clock is off. */
export interface CallerIdentity {
  account: string;
  arn: string;
  userId: string;
  /** This clock minus AWS's (`Date` header), in milliseconds; undefined where it could not be read. */
  clockOffsetMs?: number;
  /** Epoch milliseconds. */
  expiresAt?: number;
}

/** Remember me, as the options page shows it. */
export interface VaultState {
  remember: boolean;
  locked: boolean;
  /** Minutes without use after which it locks; 0 for never. */
  idleLockMinutes: number;
}

/** An Amplify session found in a tab; its tokens stay in the background. */
export interface TabSession {
  /** To be handed back when it is chosen. */
  id: string;
  origin: string;
  userName: string;
  userPoolId: string;
  clientId: string;
  region: string;
  /** Of the ID token, epoch milliseconds. */
  expiresAt: number;
  /** Where the tab names one. */
  identityPoolId?: string;
}
