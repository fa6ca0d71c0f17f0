/** This extension, as registered with IAM Identity Center. `clientSecret` is a secret, if a public one. */
export interface SsoClient {
  clientId: string;
  clientSecret: string;
  /** Epoch milliseconds: about 90 days after registration. */
  expiresAt: number;
}

/** A code that waits to be confirmed in the browser. `deviceCode` is a secret. */
export interface DeviceAuthorization {
  deviceCode: string;
  userCode: string;
  /** The page to confirm on, with the code in it where the service gives that. */
  url: string;
  /** Epoch milliseconds. */
  expiresAt: number;
  /** Seconds between two looks. */
  intervalSeconds: number;
}

/** A session with the access portal. */
export interface SsoToken {
  accessToken: string;
  refreshToken?: string;
  /** Epoch milliseconds by this clock. */
  expiresAt: number;
}

/** A permission set in an account. */
export interface SsoRole {
  accountId: string;
  accountName?: string;
  roleName: string;
}
