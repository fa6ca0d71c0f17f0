import type { Failures } from '../endpoints/failures.ts';
import { jsonService } from '../endpoints/jsonService.ts';
import type { Endpoint } from '../endpoints/types.ts';
import { fetchKeys } from '../jwt/fetchKeys.ts';
import { KeyPair } from '../jwt/KeyPair.ts';
import type { Store } from '../store.ts';
import { getCredentialsForIdentity, getId, getOpenIdToken } from './operations.ts';
import type { IdentityPoolSettings, IdentityPoolState, TrustedProvider } from './types.ts';

/** The identity pool, as tests set it up. */
export interface IdentityPool {
  readonly id: string;
  readonly settings: IdentityPoolSettings;
  /** Trusts tokens of this issuer for these clients, by the keys of a JWKS (cognito-local's, say). */
  trust(provider: { issuer: string; clientIds: string[]; jwksUrl: string }): void;
  /** By key of Logins; client ids may be taken out and put in. */
  provider(key: string): TrustedProvider | undefined;
  distrust(key: string): void;
}

const SERVICE = 'AWSCognitoIdentityService';

export function createIdentityPoolState(
  place: Pick<IdentityPoolState, 'id' | 'region' | 'now'> & { store: Store },
): IdentityPoolState {
  return {
    ...place,
    settings: {
      guest: true,
      classicFlow: true,
      sessionSeconds: 3600,
      roles: { authenticated: undefined, unauthenticated: undefined },
      guestSessionPolicy: { Statement: { Effect: 'Allow', Action: 'execute-api:*', Resource: '*' } },
    },
    providers: new Map(),
    saml: new Map(),
    identities: new Map(),
    keyPair: new KeyPair('identity pool'),
  };
}

export function identityPoolEndpoint(pool: IdentityPoolState, failures: Failures): Endpoint {
  const operations = {
    GetId: (input: Record<string, unknown>) => getId(pool, input),
    GetCredentialsForIdentity: (input: Record<string, unknown>) => getCredentialsForIdentity(pool, input),
    GetOpenIdToken: (input: Record<string, unknown>) => getOpenIdToken(pool, input),
  };
  return jsonService(SERVICE, operations, failures);
}

/** Whether a request at the root is meant for identity pools. */
export const isForIdentityPool = (headers: Record<string, string>): boolean =>
  headers['x-amz-target']?.startsWith(`${SERVICE}.`) ?? false;

/** The key of Logins that stands for an issuer. */
export const loginKey = (issuer: string): string => issuer.replace(/^https?:\/\//, '');

/** A provider whose keys are at hand. */
export const knownProvider = (clientIds: string[], keyPair: KeyPair): TrustedProvider => ({
  clientIds,
  keys: async () => [{ kid: keyPair.kid, key: keyPair.publicKey }],
});

export function identityPoolView(pool: IdentityPoolState): IdentityPool {
  return {
    id: pool.id,
    settings: pool.settings,
    trust({ issuer, clientIds, jwksUrl }) {
      pool.providers.set(loginKey(issuer), { clientIds, keys: () => fetchKeys(jwksUrl) });
    },
    provider: (key) => pool.providers.get(key),
    distrust: (key) => void pool.providers.delete(key),
  };
}
