import { getValidatedIdTokenClaims, type TokenEndpointResponse } from 'oauth4webapi';
import type { UserTokens } from '#aws/cognito/types.ts';
import { Problem } from '#core/problem.ts';

/**
 * The tokens of a checked answer, whose lifetimes are counted by this clock from now on.
 * `refreshToken` is the one to go on with where the answer has no new one.
 * Problem: `sign-in.unexpected`.
 */
export function readTokens(answer: TokenEndpointResponse, now: number, refreshToken?: string): UserTokens {
  const claims = getValidatedIdTokenClaims(answer);
  if (!claims || answer.id_token === undefined) {
    throw new Problem(
      'sign-in.unexpected',
      'The user pool answered without an ID token.',
      'Allow the scope openid in the app client.',
    );
  }
  const name = claims['cognito:username'];
  const lifetime = claims.exp - claims.iat;
  const kept = answer.refresh_token ?? refreshToken;
  return {
    idToken: answer.id_token,
    accessToken: answer.access_token,
    ...(kept === undefined ? {} : { refreshToken: kept }),
    expiresAt: now + Math.min(lifetime, answer.expires_in ?? lifetime) * 1000,
    userName: typeof name === 'string' ? name : claims.sub,
  };
}
