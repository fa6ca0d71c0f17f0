import type { KeyObject } from 'node:crypto';
import type { KeyPair } from '../jwt/KeyPair.ts';
import type { PolicyDocument } from '../policy.ts';
import type { Store } from '../store.ts';

/** An OpenID Connect provider that the pool (or the account) trusts. */
export interface TrustedProvider {
  /** The audiences of which a token has to name one. */
  clientIds: string[];
  /** The public keys that its tokens may be signed with. */
  keys(): Promise<{ kid: string; key: KeyObject }[]>;
}

/** May be changed at any time. */
export interface IdentityPoolSettings {
  /** Whether identities without login get anything. */
  guest: boolean;
  /** AllowClassicFlow. */
  classicFlow: boolean;
  /** Life of the keys of the enhanced flow; AWS: 3600, fixed. */
  sessionSeconds: number;
  /** Names of roles in the gateway's store; undefined where none is assigned. */
  roles: { authenticated: string | undefined; unauthenticated: string | undefined };
  /** Scopes guests of the enhanced flow down. Default: allows execute-api, as the developer guide says. */
  guestSessionPolicy: PolicyDocument;
}

export interface Identity {
  id: string;
  /** Logins linked to it: `provider` to subject. None: a guest. */
  logins: Map<string, string>;
}

export interface IdentityPoolState {
  /** `eu-central-1:uuid`. */
  id: string;
  region: string;
  settings: IdentityPoolSettings;
  /** By key of Logins: the issuer without its scheme. */
  providers: Map<string, TrustedProvider>;
  /** SAML providers by ARN: the assertions that are good, and whom each is about. */
  saml: Map<string, Map<string, string>>;
  identities: Map<string, Identity>;
  /** Signs the tokens of GetOpenIdToken. */
  keyPair: KeyPair;
  store: Store;
  now(): number;
}
