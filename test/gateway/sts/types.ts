import type { IdentityPoolState, TrustedProvider } from '../identityPool/types.ts';
import type { Totp } from '../userPool/Totp.ts';
import type { VerifyRules } from '../verify.ts';

/** May be changed at any time. */
export interface StsState {
  rules: VerifyRules;
  partition: string;
  account: string;
  /** MFA devices by serial number or ARN. */
  mfaDevices: Map<string, { owner: string; totp: Totp }>;
  /** IAM's OIDC providers by issuer without scheme, for AssumeRoleWithWebIdentity. */
  providers: Map<string, TrustedProvider>;
  /** Whose tokens of GetOpenIdToken are taken. */
  identityPool: IdentityPoolState;
  now(): number;
}

/** A form of AWS's query protocol, decoded. */
export type Form = URLSearchParams;
