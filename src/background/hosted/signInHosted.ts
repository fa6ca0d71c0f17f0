import {
  authorizationCodeGrantRequest,
  calculatePKCECodeChallenge,
  expectNoNonce,
  generateRandomCodeVerifier,
  generateRandomNonce,
  generateRandomState,
  processAuthorizationCodeResponse,
  validateAuthResponse,
} from 'oauth4webapi';
import type { UserTokens } from '#aws/cognito/types.ts';
import { expectIssuer, peek } from './issuer.ts';
import { launchFault } from './launchFault.ts';
import { oauthFault } from './oauthFault.ts';
import { readTokens } from './readTokens.ts';
import { describeServer, type HostedClient, type HostedDeps } from './server.ts';

export interface HostedSignInDeps extends HostedDeps {
  /** Shows that URL to the person and resolves with the one that it redirected to. */
  launch(url: string): Promise<string>;
  redirectUrl: string;
}

export interface HostedSignIn extends HostedClient {
  /** `openid` is asked for in any case. */
  scopes?: string[];
  /** Goes straight to that provider's page. */
  identityProvider?: string;
}

/**
 * Signs in at Cognito's managed login by authorization code, PKCE, state and nonce (RFC 6749, RFC
 * 7636, RFC 9700). The ID token comes straight from the token endpoint over TLS, so its claims are
 * checked and its signature is left to the identity pool, which verifies it anyhow (OpenID Connect
 * Core 3.1.3.7, step 6). Problems: `sign-in.*`.
 */
export async function signInHosted(deps: HostedSignInDeps, input: HostedSignIn): Promise<UserTokens> {
  const { redirectUrl } = deps;
  const server = describeServer(input, deps);
  const { as, client, auth, options } = server;
  const verifier = generateRandomCodeVerifier();
  const state = generateRandomState();
  const nonce = generateRandomNonce();

  const url = new URL(as.authorization_endpoint ?? '');
  url.search = new URLSearchParams({
    response_type: 'code',
    client_id: input.clientId,
    redirect_uri: redirectUrl,
    scope: [...new Set(['openid', ...(input.scopes ?? [])])].join(' '),
    state,
    nonce,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...(input.identityProvider ? { identity_provider: input.identityProvider } : {}),
  }).toString();

  const reply = await deps.launch(url.href).catch((error: unknown) => {
    throw launchFault(error, input, redirectUrl);
  });

  let at: 'page' | 'code' = 'page';
  try {
    const code = validateAuthResponse(as, client, new URL(reply), state);
    at = 'code';
    const answer = await authorizationCodeGrantRequest(
      as,
      client,
      auth,
      code,
      redirectUrl,
      verifier,
      options,
    );
    const token = await peek(answer);
    const issuer = token.found ? expectIssuer(server, input, token) : as.issuer;
    // cognito-local leaves the nonce out; AWS never does.
    const expectedNonce = server.local && !token.hasNonce ? expectNoNonce : nonce;
    const checked = await processAuthorizationCodeResponse({ ...as, issuer }, client, answer, {
      expectedNonce,
      requireIdToken: true,
    });
    return readTokens(checked, deps.now());
  } catch (error) {
    throw oauthFault(error, input, { at, redirectUrl });
  }
}
