import { randomUUID } from 'node:crypto';
import { json } from '../endpoints/html.ts';
import type { Endpoint } from '../endpoints/types.ts';
import { KeyPair } from '../jwt/KeyPair.ts';
import { type Claims, signJwt } from '../jwt/signJwt.ts';

/** An OpenID Connect provider that is not Cognito. */
export interface OidcProvider {
  readonly issuer: string;
  /** An ID token; `claims` go over what it has by itself. Times are epoch seconds. */
  token(claims: { aud: string; sub?: string } & Claims): string;
  readonly keyPair: KeyPair;
}

export function createOidcProvider(issuer: () => string, now: () => number) {
  const keyPair = new KeyPair('OIDC provider');
  const endpoint: Endpoint = async ({ method, path }) => {
    if (method !== 'GET') return undefined;
    if (path === '/.well-known/jwks.json') return json(200, { keys: [keyPair.jwk] }, 'jwks');
    if (path === '/.well-known/openid-configuration')
      return json(
        200,
        {
          issuer: issuer(),
          jwks_uri: `${issuer()}/.well-known/jwks.json`,
          response_types_supported: ['id_token'],
          subject_types_supported: ['public'],
          id_token_signing_alg_values_supported: ['RS256'],
        },
        'discovery',
      );
    return undefined;
  };
  const provider: OidcProvider = {
    get issuer() {
      return issuer();
    },
    keyPair,
    token(claims) {
      const iat = Math.floor(now() / 1000);
      const own = { iss: issuer(), sub: 'grace', iat, exp: iat + 3600, jti: randomUUID() };
      return signJwt({ ...own, ...claims }, keyPair);
    },
  };
  return { endpoint, provider };
}
