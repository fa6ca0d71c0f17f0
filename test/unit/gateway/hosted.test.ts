import * as oauth from 'oauth4webapi';
import { describe, expect, it } from 'vitest';
import type { Gateway } from '#test/gateway/gateway.ts';
import { readJwt } from '#test/gateway/jwt/readJwt.ts';
import { gatewayFor, NOW } from './fixture.ts';

const CALLBACK = 'http://localhost:4509/callback';
// The gateway listens on plain http, on loopback.
const http = { [oauth.allowInsecureRequests]: true };

/** The authorization server as a client of managed login knows it. */
const serverOf = (gateway: Gateway): oauth.AuthorizationServer => ({
  issuer: gateway.userPool.issuer,
  authorization_endpoint: `${gateway.endpoints.hosted}/oauth2/authorize`,
  token_endpoint: `${gateway.endpoints.hosted}/oauth2/token`,
  revocation_endpoint: `${gateway.endpoints.hosted}/oauth2/revoke`,
  jwks_uri: `${gateway.endpoints.userPool}/${gateway.cognito.userPoolId}/.well-known/jwks.json`,
});

interface Attempt {
  url: URL;
  verifier: string;
  nonce: string;
  state: string;
}

async function begin(gateway: Gateway, changes: Record<string, string | undefined> = {}): Promise<Attempt> {
  const verifier = oauth.generateRandomCodeVerifier();
  const [state, nonce] = [oauth.generateRandomState(), oauth.generateRandomNonce()];
  const url = new URL(serverOf(gateway).authorization_endpoint!);
  const parameters: Record<string, string | undefined> = {
    response_type: 'code',
    client_id: gateway.cognito.clients.hosted,
    redirect_uri: CALLBACK,
    scope: 'openid email',
    state,
    nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...changes,
  };
  for (const [name, value] of Object.entries(parameters))
    if (value !== undefined) url.searchParams.set(name, value);
  return { url, verifier, nonce, state };
}

/** Fills the form in, as a person does. */
async function logIn({ url }: Attempt, username = 'ada', password = 'Example-Passw0rd') {
  const body = new URLSearchParams({ username, password });
  const response = await fetch(url, { method: 'POST', body, redirect: 'manual' });
  return { status: response.status, location: response.headers.get('location'), text: await response.text() };
}

/** From the redirect to the tokens, every check of oauth4webapi included. */
async function exchange(
  gateway: Gateway,
  attempt: Attempt,
  location: string,
  {
    clientId = gateway.cognito.clients.hosted as string,
    auth = oauth.None(),
    verifier = attempt.verifier,
  } = {},
) {
  const server = serverOf(gateway);
  const client: oauth.Client = { client_id: clientId };
  const parameters = oauth.validateAuthResponse(server, client, new URL(location), attempt.state);
  const response = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    auth,
    parameters,
    CALLBACK,
    verifier,
    http,
  );
  const tokens = await oauth.processAuthorizationCodeResponse(server, client, response, {
    expectedNonce: attempt.nonce,
    requireIdToken: true,
  });
  await oauth.validateApplicationLevelSignature(server, response, http);
  return tokens;
}

describe('managed login, asked by oauth4webapi', () => {
  it('shows a form, gives a code, and for it tokens signed with the pool’s key', async () => {
    const gateway = await gatewayFor();
    const attempt = await begin(gateway);
    const form = await (await fetch(attempt.url)).text();
    expect(form).toContain('<form method="post" action="">');
    const { status, location } = await logIn(attempt);
    expect(status).toBe(302);
    const tokens = await exchange(gateway, attempt, location!);
    expect(oauth.getValidatedIdTokenClaims(tokens)).toMatchObject({
      'cognito:username': 'ada',
      aud: gateway.cognito.clients.hosted,
    });
    expect(readJwt(tokens.access_token)?.claims).toMatchObject({
      scope: 'openid email',
      token_use: 'access',
    });
  });

  it('asks a client with a secret for it', async () => {
    const gateway = await gatewayFor();
    const { clients, clientSecret } = gateway.cognito;
    const go = async (auth: oauth.ClientAuth) => {
      const attempt = await begin(gateway, { client_id: clients.secret });
      const { location } = await logIn(attempt);
      return exchange(gateway, attempt, location!, { clientId: clients.secret, auth });
    };
    await expect(go(oauth.ClientSecretBasic(clientSecret))).resolves.toHaveProperty('id_token');
    await expect(go(oauth.ClientSecretBasic('wrong'))).rejects.toMatchObject({ error: 'invalid_client' });
    await expect(go(oauth.None())).rejects.toMatchObject({ error: 'invalid_client' });
  });

  it('refuses a code verifier that is not the challenge’s, and spends the code', async () => {
    const gateway = await gatewayFor();
    const attempt = await begin(gateway);
    const { location } = await logIn(attempt);
    const verifier = oauth.generateRandomCodeVerifier();
    const refused = { error: 'invalid_grant' };
    await expect(exchange(gateway, attempt, location!, { verifier })).rejects.toMatchObject(refused);
    await expect(exchange(gateway, attempt, location!)).rejects.toMatchObject(refused);
  });

  it('refuses a code after five minutes', async () => {
    const gateway = await gatewayFor({ now: () => NOW });
    const attempt = await begin(gateway);
    const { location } = await logIn(attempt);
    gateway.setClockOffset(300_000);
    await expect(exchange(gateway, attempt, location!)).rejects.toMatchObject({ error: 'invalid_grant' });
  });

  it.each([
    ['ada', 'wrong', 'Incorrect username or password.'],
    ['nobody', 'Example-Passw0rd', 'Incorrect username or password.'],
    ['disabled', 'Example-Passw0rd', 'User is disabled.'],
    ['unconfirmed', 'Example-Passw0rd', 'User is not confirmed.'],
    ['totp', 'Example-Passw0rd', 'This local page asks for no second factor'],
    ['newcomer', 'Example-Passw0rd', 'This local page asks for no second factor'],
  ])('shows the form again to %s with %s', async (name, password, message) => {
    const gateway = await gatewayFor();
    const { status, text } = await logIn(await begin(gateway), name, password);
    expect([status, text]).toEqual([200, expect.stringContaining(`<p role="alert">${message}`)]);
  });

  it('takes what was typed for text', async () => {
    const gateway = await gatewayFor();
    const { text } = await logIn(await begin(gateway), '"><script>alert(1)</script>', 'x');
    expect(text).not.toContain('<script>');
    expect(text).toContain('&#60;script&#62;');
  });

  it.each([
    ['an unknown client', { client_id: 'ghost' }, 'client_id'],
    ['a redirect URI that is not registered', { redirect_uri: `${CALLBACK}/x` }, 'redirect_mismatch'],
  ])('sends nobody anywhere for %s', async (_, changes, text) => {
    const gateway = await gatewayFor();
    const { url } = await begin(gateway, changes);
    const response = await fetch(url, { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([400, null]);
    expect(await response.text()).toContain(text);
  });

  it.each([
    ['without PKCE', { code_challenge: undefined }, 'code_challenge is required'],
    ['with plain PKCE', { code_challenge_method: 'plain' }, 'code_challenge_method must be S256'],
    ['for an unknown scope', { scope: 'openid nonsense' }, 'invalid_scope'],
    ['for an unknown provider', { identity_provider: 'Nobody' }, 'Identity provider Nobody is not enabled'],
    ['for a token at once', { response_type: 'token' }, 'response_type must be code'],
  ])('sends an error back for a request %s', async (_, changes, message) => {
    const gateway = await gatewayFor();
    const { url, state } = await begin(gateway, changes);
    const response = await fetch(url, { redirect: 'manual' });
    const back = new URL(response.headers.get('location')!);
    expect(back.searchParams.get('error_description')).toContain(message);
    expect(back.searchParams.get('state')).toBe(state);
  });

  it('refreshes, rotates where the client says so, and revokes', async () => {
    const gateway = await gatewayFor();
    const attempt = await begin(gateway);
    const { location } = await logIn(attempt);
    const { refresh_token: first } = await exchange(gateway, attempt, location!);
    const server = serverOf(gateway);
    const client = { client_id: gateway.cognito.clients.hosted };
    const refresh = async (token: string) =>
      oauth.processRefreshTokenResponse(
        server,
        client,
        await oauth.refreshTokenGrantRequest(server, client, oauth.None(), token, http),
      );
    expect(await refresh(first!)).not.toHaveProperty('refresh_token');
    gateway.userPool.client(client.client_id).rotateRefreshTokens = true;
    const { refresh_token: second } = await refresh(first!);
    const refused = { error: 'invalid_grant' };
    await expect(refresh(first!)).rejects.toMatchObject(refused);
    await oauth.processRevocationResponse(
      await oauth.revocationRequest(server, client, oauth.None(), second!, http),
    );
    await expect(refresh(second!)).rejects.toMatchObject(refused);
  });

  it('logs out to registered addresses only', async () => {
    const gateway = await gatewayFor();
    const out = async (uri: string) => {
      const query = new URLSearchParams({ client_id: gateway.cognito.clients.hosted, logout_uri: uri });
      return (await fetch(`${gateway.endpoints.hosted}/logout?${query}`, { redirect: 'manual' })).status;
    };
    expect(await out('http://localhost:4509/goodbye')).toBe(302);
    expect(await out('http://localhost:4509/elsewhere')).toBe(400);
  });

  it('is found at the root of the gateway as well', async () => {
    const gateway = await gatewayFor();
    const { url } = await begin(gateway);
    url.pathname = url.pathname.replace('/hosted', '');
    expect((await fetch(url)).status).toBe(200);
  });
});
