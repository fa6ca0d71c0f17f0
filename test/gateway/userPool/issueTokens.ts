import { randomUUID } from 'node:crypto';
import type { Json } from '../endpoints/types.ts';
import { signJwt } from '../jwt/signJwt.ts';
import { makeOpaque, type Pool } from './pool.ts';
import type { RefreshToken } from './refreshToken.ts';
import type { PoolClient, PoolUser } from './types.ts';

export interface TokenOrder {
  user: PoolUser;
  client: PoolClient;
  /** Space-separated. Default: what sign-ins by the API get. */
  scope?: string;
  nonce?: string;
  /** The refresh token that asks, for new tokens of an old sign-in. */
  of?: RefreshToken;
  /** Whether a refresh token is given. Default: not where `of` is. */
  refresh?: boolean;
  deviceKey?: string;
}

/** An AuthenticationResult without device. Claims: Cognito developer guide, "Understanding the ID token". */
export function issueTokens(pool: Pool, order: TokenOrder): Json {
  const { user, client, scope = 'aws.cognito.signin.user.admin', nonce, of, refresh = !of } = order;
  const now = Math.floor(pool.now() / 1000);
  const originJti = of?.originJti ?? randomUUID();
  const authTime = of?.authTime ?? now;
  const common = {
    sub: user.sub,
    iss: pool.issuer,
    origin_jti: originJti,
    event_id: randomUUID(),
    auth_time: authTime,
    iat: now,
    exp: now + pool.settings.tokenSeconds,
  };
  const idToken = {
    ...common,
    aud: client.id,
    token_use: 'id',
    jti: randomUUID(),
    'cognito:username': user.name,
    ...user.attributes,
    ...(user.attributes.email ? { email_verified: true } : {}),
    ...(user.roles.length > 0
      ? { 'cognito:roles': user.roles, 'cognito:preferred_role': user.roles[0] }
      : {}),
    ...(nonce ? { nonce } : {}),
  };
  const accessToken = {
    ...common,
    client_id: client.id,
    token_use: 'access',
    jti: randomUUID(),
    scope,
    username: user.name,
    version: 2,
  };
  const tokens: Json = {
    AccessToken: signJwt(accessToken, pool.keyPair),
    IdToken: signJwt(idToken, pool.keyPair),
    ExpiresIn: pool.settings.tokenSeconds,
    TokenType: 'Bearer',
  };
  if (refresh) tokens.RefreshToken = keepRefreshToken(pool, { ...order, originJti, authTime });
  return tokens;
}

function keepRefreshToken(
  pool: Pool,
  { user, client, of, deviceKey, originJti, authTime }: TokenOrder & { originJti: string; authTime: number },
): string {
  // Cognito's are encrypted JWTs: five parts that nobody but Cognito can read.
  const parts = [makeOpaque(70), makeOpaque(256), makeOpaque(12), makeOpaque(600), makeOpaque(16)];
  const token = parts.join('.');
  const device = of?.deviceKey ?? deviceKey;
  pool.refreshTokens.set(token, {
    token,
    user,
    client,
    // A rotated token lives no longer than the first one would have.
    expiresAt: of?.expiresAt ?? pool.now() + pool.settings.refreshSeconds * 1000,
    state: 'good',
    originJti,
    authTime,
    ...(device ? { deviceKey: device } : {}),
  });
  return token;
}
