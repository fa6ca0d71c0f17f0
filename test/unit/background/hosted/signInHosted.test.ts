import { describe, expect, it } from 'vitest';
import { type HostedSignIn, signInHosted } from '#background/hosted/signInHosted.ts';
import { CLIENT, idToken, managedLogin, REDIRECT } from './managedLogin.ts';

type Login = ReturnType<typeof managedLogin>;

const signIn = (login: Pick<Login, 'fetch' | 'launch'>, input: Partial<HostedSignIn> = {}) =>
  signInHosted({ ...login, redirectUrl: REDIRECT, now: () => Date.now() }, { ...CLIENT, ...input });

describe('signing in at the hosted page', () => {
  it('exchanges the code by PKCE for tokens', async () => {
    const tokens = await signIn(managedLogin());
    expect(tokens).toMatchObject({ accessToken: 'access-token', refreshToken: 'refresh-1', userName: 'ada' });
    expect(tokens.idToken.split('.')).toHaveLength(3);
  });

  it.each([
    ['the access token', {}, 3_600_000],
    [
      'the ID token',
      { exp: Math.floor(Date.now() / 1000) + 600, iat: Math.floor(Date.now() / 1000) },
      600_000,
    ],
  ])('counts the end of %s by this clock, where it ends first', async (_, claims, lifetime) => {
    const at = Date.now() - 240_000;
    const login = managedLogin({ claims });
    const tokens = await signInHosted({ ...login, redirectUrl: REDIRECT, now: () => at }, CLIENT);
    expect(tokens.expiresAt).toBe(at + lifetime);
  });

  it('asks with a fresh state, nonce and challenge each time', async () => {
    const login = managedLogin();
    await signIn(login);
    await signIn(login);
    const [first, second] = login.seen.authorize.map((url) => url.searchParams);
    expect(first?.get('code_challenge_method')).toBe('S256');
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(first?.get(name)).toMatch(/^[\w-]{43}$/);
      expect(first?.get(name)).not.toBe(second?.get(name));
    }
  });

  it('asks for openid and the further scopes, each once, and for the provider', async () => {
    const login = managedLogin();
    await signIn(login, { scopes: ['email', 'openid'], identityProvider: 'Corp SAML' });
    const query = login.seen.authorize[0]?.searchParams;
    expect(query?.get('scope')).toBe('openid email');
    expect(query?.get('identity_provider')).toBe('Corp SAML');
    expect(query?.get('redirect_uri')).toBe(REDIRECT);
  });

  it('sends a client secret by Basic and never in the address or the body', async () => {
    const login = managedLogin({ secret: 'example-secret' });
    await signIn(login, { clientSecret: 'example-secret' });
    expect(login.seen.authorize[0]?.href).not.toContain('example-secret');
    expect(login.seen.token[0]?.body.toString()).not.toContain('example-secret');
  });

  it.each([
    ['example.auth.eu-central-1.amazoncognito.com', CLIENT.domain],
    [' https://example.auth.eu-central-1.amazoncognito.com/login?client_id=x ', CLIENT.domain],
    [`${CLIENT.domain}/oauth2/authorize#x`, CLIENT.domain],
    ['https://Login.Example.com/', 'https://login.example.com'],
    ['http://localhost:4566/_aws/cognito-idp', 'http://localhost:4566/_aws/cognito-idp'],
    ['http://localhost:4566/_aws/cognito-idp/login', 'http://localhost:4566/_aws/cognito-idp'],
  ])('takes the domain as people write it: %s', async (domain, base) => {
    const login = managedLogin();
    await signIn(login, { domain }).catch(() => {});
    expect(login.seen.authorize[0]?.href).toContain(`${base}/oauth2/authorize?`);
  });

  it.each(['http://example.com', 'ftp://example.com', '', 'https://', 'not a host'])(
    'refuses “%s” as a domain before anything is opened',
    async (domain) => {
      const login = managedLogin();
      await expect(signIn(login, { domain })).rejects.toMatchObject({ id: 'sign-in.unreachable' });
      expect(login.seen.authorize).toHaveLength(0);
    },
  );

  it('goes on without a nonce at an emulator, and only there', async () => {
    const iss = `http://localhost:9229/${CLIENT.userPoolId}`;
    const local = managedLogin({ claims: { iss, nonce: undefined } });
    await expect(signIn(local, { domain: 'http://127.0.0.1:9229' })).resolves.toMatchObject({
      userName: 'ada',
    });
    const remote = managedLogin({ claims: { nonce: undefined } });
    await expect(signIn(remote)).rejects.toMatchObject({ id: 'sign-in.unexpected' });
  });
});

describe('a hosted sign-in that is tampered with', () => {
  const aws = 'https://cognito-idp.eu-central-1.amazonaws.com';
  it.each<[string, object, string]>([
    ['another nonce', { nonce: 'of-another-sign-in' }, 'sign-in.unexpected'],
    ['another pool', { iss: `${aws}/eu-central-1_Other1234` }, 'sign-in.wrong-pool'],
    ['a foreign issuer', { iss: `https://example.com/${CLIENT.userPoolId}` }, 'sign-in.issuer'],
    [
      'an issuer that ends like AWS',
      { iss: `https://cognito-idp.eu-central-1.amazonaws.com.example.com/${CLIENT.userPoolId}` },
      'sign-in.issuer',
    ],
    ['no issuer', { iss: undefined }, 'sign-in.issuer'],
    ['an emulator’s issuer', { iss: `http://localhost:9229/${CLIENT.userPoolId}` }, 'sign-in.issuer'],
    ['another audience', { aud: 'another-client' }, 'sign-in.wrong-client'],
    ['a token that has ended', { exp: 1_000_000_000 }, 'sign-in.clock'],
    ['no subject', { sub: undefined }, 'sign-in.unexpected'],
  ])('is refused for %s', async (_, claims, id) => {
    await expect(signIn(managedLogin({ claims: { ...claims } }))).rejects.toMatchObject({ id });
  });

  it('is refused for another state, before the code is used', async () => {
    const login = managedLogin({ redirect: { state: 'forged' } });
    await expect(signIn(login)).rejects.toMatchObject({ id: 'sign-in.unexpected' });
    expect(login.seen.token).toHaveLength(0);
  });

  it('is refused without an ID token', async () => {
    const answer = () => Response.json({ access_token: 'a', token_type: 'Bearer', expires_in: 3600 });
    await expect(signIn(managedLogin({ answer }))).rejects.toMatchObject({ id: 'sign-in.unexpected' });
  });

  it('never puts a token, code or verifier into the Problem', async () => {
    const token = idToken({ iss: `${aws}/eu-central-1_Other1234`, secret: 'canary' });
    const answer = () =>
      Response.json({
        access_token: 'canary-access',
        token_type: 'Bearer',
        id_token: token,
        refresh_token: 'canary-refresh',
      });
    const error = await signIn(managedLogin({ answer })).catch((problem: unknown) => problem);
    expect(error).toMatchObject({ name: 'Problem', id: 'sign-in.wrong-pool' });
    expect((error as Error).cause).toBeUndefined();
    expect(JSON.stringify({ ...(error as object), message: String(error) })).not.toMatch(/canary|eyJ/);
  });
});
