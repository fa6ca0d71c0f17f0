import { describe, expect, it } from 'vitest';
import { refreshHosted } from '#background/hosted/refreshHosted.ts';
import { type HostedSignIn, signInHosted } from '#background/hosted/signInHosted.ts';
import { CLIENT, managedLogin, REDIRECT } from './managedLogin.ts';

type Login = ReturnType<typeof managedLogin>;
const now = () => Date.now();

const signIn = (login: Pick<Login, 'fetch' | 'launch'>, input: Partial<HostedSignIn> = {}) =>
  signInHosted({ ...login, redirectUrl: REDIRECT, now }, { ...CLIENT, ...input });

const refuse = (error: string, error_description?: string) => () =>
  Response.json({ error, error_description }, { status: 400 });

describe('a sign-in window', () => {
  const fails = (text: string) =>
    signIn({ ...managedLogin(), launch: () => Promise.reject(new Error(text)) });

  it.each(['The user did not approve access.', 'User cancelled or denied access.'])(
    'that is closed counts as given up: %s',
    async (text) => {
      await expect(fails(text)).rejects.toMatchObject({
        id: 'sign-in.cancelled',
        next: expect.stringContaining(REDIRECT),
      });
    },
  );

  it('that does not load names domain and callback URL', async () => {
    await expect(fails('Authorization page could not be loaded.')).rejects.toMatchObject({
      id: 'sign-in.unreachable',
      message: expect.stringContaining(CLIENT.domain),
      next: expect.stringContaining(REDIRECT),
    });
  });

  it('that fails otherwise shows the browser’s words', async () => {
    await expect(fails('Quota exceeded.')).rejects.toMatchObject({
      id: 'sign-in.unexpected',
      message: expect.stringContaining('Quota exceeded.'),
    });
  });
});

describe('an error of the sign-in page', () => {
  it.each<[string, string, string, string]>([
    ['access_denied', '', 'sign-in.cancelled', 'refused or given up'],
    ['invalid_scope', '', 'sign-in.wrong-client', 'scopes'],
    ['invalid_request', 'invalid_scope', 'sign-in.wrong-client', 'scopes'],
    ['invalid_request', 'redirect_uri not registered', 'sign-in.wrong-client', 'callback URL'],
    ['unauthorized_client', '', 'sign-in.flow-off', 'authorization code'],
    ['server_error', 'Lambda+timed+out', 'sign-in.throttled', 'Lambda timed out'],
    ['invalid_request', 'User is not enabled', 'sign-in.unexpected', 'User is not enabled'],
    ['constructor', '', 'sign-in.unexpected', 'constructor'],
  ])('%s (%s) becomes %s', async (error, error_description, id, words) => {
    const login = managedLogin({ redirect: { error, ...(error_description && { error_description }) } });
    await expect(signIn(login)).rejects.toMatchObject({ id, message: expect.stringContaining(words) });
    expect(login.seen.token).toHaveLength(0);
  });
});

describe('an error of the token endpoint', () => {
  it.each<[string, string | undefined, string, string]>([
    ['invalid_client', undefined, 'sign-in.client-secret', 'the profile has none'],
    ['invalid_grant', 'code expired', 'sign-in.session-expired', 'code expired'],
    ['unauthorized_client', undefined, 'sign-in.flow-off', CLIENT.clientId],
    ['invalid_grant', 'redirect_uri mismatch', 'sign-in.wrong-client', 'callback URL'],
  ])('%s (%s) becomes %s', async (error, text, id, words) => {
    const login = managedLogin({ answer: refuse(error, text) });
    await expect(signIn(login)).rejects.toMatchObject({ id, message: expect.stringContaining(words) });
  });

  it('about a secret that is wrong says so', async () => {
    const login = managedLogin({ secret: 'right' });
    await expect(signIn(login, { clientSecret: 'wrong' })).rejects.toMatchObject({
      id: 'sign-in.client-secret',
      message: expect.stringContaining('different'),
    });
  });

  it('as an authentication challenge counts as a wrong client', async () => {
    const answer = () =>
      new Response(null, { status: 401, headers: { 'www-authenticate': 'Basic realm="x"' } });
    await expect(signIn(managedLogin({ answer }))).rejects.toMatchObject({ id: 'sign-in.client-secret' });
  });

  it('as a web page says that the checks failed', async () => {
    const answer = () => new Response('<h1>Not found</h1>', { status: 404 });
    await expect(signIn(managedLogin({ answer }))).rejects.toMatchObject({
      id: 'sign-in.unexpected',
      next: expect.stringContaining('domain'),
    });
  });

  it('without any answer says that it cannot be reached', async () => {
    const answer = () => {
      throw new TypeError('Failed to fetch');
    };
    await expect(signIn(managedLogin({ answer }))).rejects.toMatchObject({ id: 'sign-in.unreachable' });
  });

  it('masks what looks like a token in the server’s words', async () => {
    const login = managedLogin({ answer: refuse('invalid_request', `bad ${'canary'.repeat(20)}`) });
    await expect(signIn(login)).rejects.toMatchObject({ message: expect.not.stringContaining('canary') });
  });
});

describe('refreshing at the hosted page', () => {
  it('gives new tokens and the rotated refresh token', async () => {
    const tokens = await refreshHosted({ ...managedLogin(), now }, CLIENT, 'refresh-1');
    expect(tokens).toMatchObject({ refreshToken: 'refresh-2', userName: 'ada' });
  });

  it('keeps the refresh token where none comes back', async () => {
    const login = managedLogin();
    const deps = {
      now,
      fetch: async (...request: Parameters<typeof fetch>) => {
        const { refresh_token: _, ...rest } = (await (await login.fetch(...request)).json()) as Record<
          string,
          unknown
        >;
        return Response.json(rest);
      },
    };
    expect(await refreshHosted(deps, CLIENT, 'refresh-1')).toMatchObject({ refreshToken: 'refresh-1' });
  });

  it('that is refused ends the sign-in', async () => {
    await expect(refreshHosted({ ...managedLogin(), now }, CLIENT, 'revoked')).rejects.toMatchObject({
      id: 'sign-in.refresh-refused',
    });
  });

  it('checks the new ID token as the first one', async () => {
    const login = managedLogin({ claims: { aud: 'another-client' } });
    await expect(refreshHosted({ ...login, now }, CLIENT, 'refresh-1')).rejects.toMatchObject({
      id: 'sign-in.wrong-client',
    });
  });
});
