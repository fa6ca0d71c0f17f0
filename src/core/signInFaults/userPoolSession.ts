import type { FaultRule } from './types.ts';

/** Sessions of challenges, and refresh tokens. */
export const USER_POOL_SESSION_RULES: readonly FaultRule[] = [
  {
    text: /invalid session|session (?:is|has) expired|session can only be used once|invalid user session/i,
    explain: () => ({
      id: 'sign-in.session-expired',
      message: 'This sign-in took too long or was answered already; Cognito has forgotten it.',
      next: 'Sign in again.',
    }),
  },
  {
    type: /^RefreshTokenReuseException$/,
    explain: () => ({
      id: 'sign-in.refresh-refused',
      message: 'The refresh token has been used before, and so Cognito has ended this sign-in.',
      next: 'Sign in again.',
    }),
  },
  {
    text: /refresh token has expired/i,
    explain: () => ({
      id: 'sign-in.refresh-refused',
      message: 'This sign-in has reached its end: the refresh token has expired.',
      next: 'Sign in again.',
    }),
  },
  {
    text: /refresh token has been revoked|access token has been revoked/i,
    explain: () => ({
      id: 'sign-in.refresh-refused',
      message: 'This sign-in was ended elsewhere: the refresh token has been revoked.',
      next: 'Sign in again.',
    }),
  },
  {
    text: /invalid refresh ?token/i,
    explain: () => ({
      id: 'sign-in.refresh-refused',
      message: 'The user pool does not accept the refresh token.',
      next: 'Sign in again; if that was with another app client or user pool, correct the profile first.',
    }),
  },
  {
    type: /^(?:NotAuthorizedException|UnsupportedTokenTypeException)$/,
    when: ({ operation, message }, { challenge }) =>
      (operation === 'GetTokensFromRefreshToken' || challenge === 'REFRESH_TOKEN_AUTH') &&
      !/user is disabled/i.test(message),
    explain: () => ({
      id: 'sign-in.refresh-refused',
      message: 'The user pool did not renew this sign-in.',
      next: 'Sign in again.',
    }),
  },
];
