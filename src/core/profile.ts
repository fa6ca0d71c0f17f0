import type { KeepAlive } from './keepAlive.ts';
import type { SignInStep } from './signIn.ts';

/** AWS credentials as they were pasted or obtained. A secret: stays in the background. */
export interface Keys {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
  /** Epoch milliseconds; absent where the source did not say. */
  expiresAt?: number;
}

/** How a profile comes by its credentials. Holds no secret. */
export type Source = KeysSource | CognitoSource | RoleSource | IdentityCenterSource;

/** Keys that were pasted. */
export interface KeysSource {
  kind: 'keys';
  /** Origin of an emulator's STS, for the test of the profile. */
  endpoints?: { sts?: string };
}

/** A Cognito identity pool, with or without a sign-in before it. */
export interface CognitoSource {
  kind: 'cognito';
  /** `eu-central-1:uuid`; the region of the pool is its prefix. */
  identityPoolId: string;
  /**
   * `enhanced`: GetCredentialsForIdentity. `classic`: GetOpenIdToken, then STS
   * AssumeRoleWithWebIdentity with `roleArn`, which the pool has to allow.
   */
  flow: 'enhanced' | 'classic';
  /** The role to assume (classic), or CustomRoleArn (enhanced). */
  roleArn?: string;
  signIn: CognitoSignIn;
  /** Origins of emulators in place of AWS's. */
  endpoints?: { identityPool?: string; userPool?: string; sts?: string };
}

/** Who one is to the identity pool. */
export type CognitoSignIn =
  | { type: 'guest' }
  | {
      type: 'password';
      /** `eu-central-1_Ab12Cd34` */
      userPoolId: string;
      clientId: string;
      userName?: string;
      /** USER_SRP_AUTH, or USER_PASSWORD_AUTH for clients that allow only that. */
      method: 'srp' | 'password';
    }
  | {
      type: 'hosted';
      userPoolId: string;
      clientId: string;
      /** Origin of managed login, such as `https://example.auth.eu-central-1.amazoncognito.com`. */
      domain: string;
      /** `openid` is always asked for. */
      scopes?: string[];
      /** Goes straight to that provider's page. */
      identityProvider?: string;
    }
  /** A pasted ID token or SAML assertion; `provider` is its key in Logins, read from an OIDC token's `iss` where empty. */
  | { type: 'token'; provider?: string }
  /** Taken from the tokens that Amplify keeps in a tab. */
  | { type: 'tab'; userPoolId?: string; clientId?: string };

/** STS AssumeRole with the credentials of another profile. */
export interface RoleSource {
  kind: 'role';
  sourceProfileId: string;
  roleArn: string;
  /** 2 to 64 characters of [\w+=,.@-]; `countersign` by default. */
  sessionName?: string;
  /** 900 to 43,200; 3,600 by default. */
  durationSeconds?: number;
  externalId?: string;
  tags?: Record<string, string>;
  /** Serial number or ARN of the MFA device; the code is asked for. */
  mfaSerial?: string;
  /** Region of the STS endpoint; that of the profile by default. */
  stsRegion?: string;
  endpoints?: { sts?: string };
}

/** IAM Identity Center: device authorization, then GetRoleCredentials. */
export interface IdentityCenterSource {
  kind: 'sso';
  /** `https://d-1234567890.awsapps.com/start` */
  startUrl: string;
  ssoRegion: string;
  /** Chosen after sign-in where empty. */
  accountId?: string;
  roleName?: string;
  endpoints?: { oidc?: string; portal?: string; sts?: string };
}

/** What of a profile is written to storage.local. Holds no secret. */
export interface StoredProfile {
  id: string;
  name: string;
  source: Source;
  /** Signing region, where the host does not name it. */
  region?: string;
  /** Signing service (the third part of the credential scope), where the host does not name it. */
  service?: string;
  /** Origin such as `ws://127.0.0.1:4510` to connect to instead of the AWS host (emulators). */
  endpoint?: string;
}

/** A profile as every view may see it: enough to choose by, nothing to sign with. */
export interface ProfileView extends StoredProfile {
  /** Whether it can sign now, or can get what it needs by itself. */
  hasKeys: boolean;
  /** `ASIA…7Q2F`, where credentials are at hand. */
  accessKeyId?: string;
  hasToken: boolean;
  /** True for AKIA keys, which never expire by themselves. */
  longLived: boolean;
  /** Epoch milliseconds: end of the credentials at hand. */
  expiresAt?: number;
  /** True where new credentials are fetched without the person before these end. */
  refreshes: boolean;
  /** The user name, e-mail, account and role, or so, that it is signed in as. */
  signedInAs?: string;
  /** What the person has to do before it can sign; absent where nothing. */
  step?: SignInStep;
  /** True while Remember me is on and the vault is locked. */
  locked: boolean;
}

/** What the options page sends to be saved. Secrets that are left out are kept. */
export interface ProfileDraft {
  id?: string;
  name: string;
  source: Source;
  region?: string;
  service?: string;
  endpoint?: string;
  /** For `keys`. */
  keys?: Keys;
  /** For user pool clients that have one; '' removes it. */
  clientSecret?: string;
}

/** A WebSocket API under a name, in storage.local. Overrides win over profile and host. */
export interface SavedApi {
  id: string;
  name: string;
  /** Without any X-Amz-* parameter. */
  url: string;
  profileId?: string;
  region?: string;
  service?: string;
  endpoint?: string;
  /** Seconds; the default is DEFAULT_EXPIRES. */
  expires?: number;
  subprotocols?: string[];
  /** Opens again after a drop and at the two-hour limit, signed afresh each time. */
  reconnect?: boolean;
  keepAlive?: KeepAlive;
}

/** A SavedApi to be saved; without an id it is a new one. */
export type ApiDraft = Omit<SavedApi, 'id'> & { id?: string };

/** A URL that was connected to lately. */
export interface RecentUrl {
  url: string;
  profileId: string;
  /** Epoch milliseconds. */
  at: number;
}
