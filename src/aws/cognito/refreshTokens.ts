import { Problem } from '#core/problem.ts';
import { AUTH_REPLY, type AuthReply } from './authReply.ts';
import { readTokens } from './readTokens.ts';
import type { UserTokens } from './types.ts';
import type { UserPoolClient } from './userPoolClient.ts';

/** What emulators answer to an operation that they do not have. */
const NO_SUCH_OPERATION =
  /^(?:Unsupported|UnsupportedOperation|UnknownOperation|UnknownAction|InvalidAction|NotImplemented)/;

/**
 * GetTokensFromRefreshToken, which works with and without rotation of refresh tokens; REFRESH_TOKEN_AUTH
 * where the server does not have it. A new refresh token takes the place of the old one.
 * Problem: `sign-in.refresh-refused`.
 */
export async function refreshTokens(client: UserPoolClient, tokens: UserTokens): Promise<UserTokens> {
  const { refreshToken, userName, device } = tokens;
  if (!refreshToken) {
    throw new Problem('sign-in.refresh-refused', 'This sign-in cannot be renewed.', 'Sign in again.');
  }
  const { AuthenticationResult: result } = await request(client, tokens, refreshToken);
  if (!result) {
    throw new Problem(
      'sign-in.refresh-refused',
      'The user pool asks for more than the refresh token.',
      'Sign in again.',
    );
  }
  const renewed = readTokens(client, result, userName);
  return { refreshToken, ...(device ? { device } : {}), ...renewed };
}

async function request(client: UserPoolClient, tokens: UserTokens, refreshToken: string): Promise<AuthReply> {
  const { clientId: ClientId, clientSecret } = client;
  try {
    return await client.call('GetTokensFromRefreshToken', AUTH_REPLY, {
      ClientId,
      RefreshToken: refreshToken,
      ...(clientSecret ? { ClientSecret: clientSecret } : {}),
      ...(tokens.device ? { DeviceKey: tokens.device.key } : {}),
    });
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  const AuthParameters = {
    REFRESH_TOKEN: refreshToken,
    ...(tokens.device ? { DEVICE_KEY: tokens.device.key } : {}),
    // Of the name that Cognito gave the user, whatever was typed.
    ...(await client.hashFor(tokens.userName)),
  };
  return client.call(
    'InitiateAuth',
    AUTH_REPLY,
    { AuthFlow: 'REFRESH_TOKEN_AUTH', ClientId, AuthParameters },
    { challenge: 'REFRESH_TOKEN_AUTH' },
  );
}

function isMissing(error: unknown): boolean {
  const fault = error instanceof Problem ? error.cause : undefined;
  return (
    typeof fault === 'object' &&
    fault !== null &&
    'type' in fault &&
    NO_SUCH_OPERATION.test(String(fault.type))
  );
}
