import type { Store } from '../store.ts';

export interface SsoAccount {
  accountId: string;
  accountName: string;
  emailAddress: string;
  /** Names as the portal shows them, and the roles of the gateway's store behind them. */
  roles: Record<string, string>;
}

/** May be changed at any time. */
export interface IdentityCenterSettings {
  startUrl: string;
  /** Seconds between two polls; AWS: 5, or 1. */
  intervalSeconds: number;
  /** Life of a device code; AWS: 600. */
  deviceSeconds: number;
  /** Life of an access token; AWS: 8 hours. */
  tokenSeconds: number;
  /** Life of role credentials: a permission set's session duration. */
  roleSeconds: number;
  /** Life of a client's registration; AWS: 90 days. */
  clientSeconds: number;
  /** At most so many entries in one page of a list. */
  pageSize: number;
  accounts: SsoAccount[];
}

export interface SsoClient {
  id: string;
  secret: string;
  /** Epoch milliseconds. */
  expiresAt: number;
  scopes: string[];
}

export interface DeviceCode {
  code: string;
  userCode: string;
  client: SsoClient;
  expiresAt: number;
  /** When it was last asked for; polls may not follow faster than the interval. */
  polledAt?: number;
  state: 'pending' | 'confirmed' | 'denied' | 'spent';
}

export interface IdentityCenterState {
  settings: IdentityCenterSettings;
  clients: Map<string, SsoClient>;
  devices: Map<string, DeviceCode>;
  /** Access tokens and when they end, epoch milliseconds. */
  tokens: Map<string, number>;
  refreshTokens: Map<string, SsoClient>;
  /** Whose session it is: the name of role sessions. */
  userName: string;
  store: Store;
  /** Of the page where codes are confirmed. */
  verificationUri(): string;
  now(): number;
}
