import { processRefreshTokenResponse, refreshTokenGrantRequest } from 'oauth4webapi';
import type { UserTokens } from '#aws/cognito/types.ts';
import { expectIssuer, peek } from './issuer.ts';
import { oauthFault } from './oauthFault.ts';
import { readTokens } from './readTokens.ts';
import { describeServer, type HostedClient, type HostedDeps } from './server.ts';

/**
 * New tokens for a refresh token at managed login's token endpoint, for app clients whose user pool
 * API refuses to refresh. A rotated refresh token takes the old one's place.
 * Problems: `sign-in.refresh-refused` and the other `sign-in.*`.
 */
export async function refreshHosted(
  deps: HostedDeps,
  input: HostedClient,
  refreshToken: string,
): Promise<UserTokens> {
  const server = describeServer(input, deps);
  const { as, client, auth, options } = server;
  try {
    const answer = await refreshTokenGrantRequest(as, client, auth, refreshToken, options);
    const token = await peek(answer);
    const issuer = token.found ? expectIssuer(server, input, token) : as.issuer;
    const checked = await processRefreshTokenResponse({ ...as, issuer }, client, answer);
    return readTokens(checked, deps.now(), refreshToken);
  } catch (error) {
    throw oauthFault(error, input, { at: 'refresh' });
  }
}
