import { afterAll, beforeAll, expect, it } from 'vitest';
import { refreshHosted } from '#background/hosted/refreshHosted.ts';
import { signInHosted } from '#background/hosted/signInHosted.ts';
import { startCognitoLocal } from './cognitoLocal.ts';
import { REDIRECT } from './managedLogin.ts';

const PASSWORD = 'Example-password-1';
const now = () => Date.now();
let server: Awaited<ReturnType<typeof startCognitoLocal>>;
let input: { domain: string; userPoolId: string; clientId: string };

beforeAll(async () => {
  server = await startCognitoLocal();
  const { UserPool } = await server.call<{ UserPool: { Id: string } }>('CreateUserPool', {
    PoolName: 'test',
  });
  const UserPoolId = UserPool.Id;
  const { UserPoolClient } = await server.call<{ UserPoolClient: { ClientId: string } }>(
    'CreateUserPoolClient',
    {
      UserPoolId,
      ClientName: 'test',
      CallbackURLs: [REDIRECT],
    },
  );
  const Username = 'ada@example.com';
  await server.call('AdminCreateUser', {
    UserPoolId,
    Username,
    UserAttributes: [{ Name: 'email', Value: Username }],
    MessageAction: 'SUPPRESS',
  });
  await server.call('AdminSetUserPassword', { UserPoolId, Username, Password: PASSWORD, Permanent: true });
  input = { domain: server.origin, userPoolId: UserPoolId, clientId: UserPoolClient.ClientId };
}, 30_000);

afterAll(() => server.stop());

/** A person in front of the page: fills in its form, and comes back by its redirect. */
async function typeInto(address: string, password = PASSWORD): Promise<string> {
  const page = await fetch(address);
  if (!page.ok) throw new Error('Authorization page could not be loaded.');
  const form = new URLSearchParams({ username: 'ada@example.com', password });
  for (const [, name, value] of (await page.text()).matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)) {
    form.set(name ?? '', (value ?? '').replaceAll('&amp;', '&'));
  }
  const answer = await fetch(new URL('/oauth2/authorize', address), {
    method: 'POST',
    body: form,
    redirect: 'manual',
  });
  const location = answer.headers.get('location');
  if (!location) throw new Error('The user did not approve access.');
  return location;
}

const signIn = (launch: (address: string) => Promise<string>) =>
  signInHosted({ fetch, now, launch, redirectUrl: REDIRECT }, input);

it('signs in at cognito-local, and refreshes', async () => {
  const tokens = await signIn(typeInto);
  expect(tokens.expiresAt).toBeGreaterThan(now());
  const again = await refreshHosted({ fetch, now }, input, tokens.refreshToken ?? '');
  expect(again).toMatchObject({ userName: tokens.userName, refreshToken: tokens.refreshToken });
});

it('cannot use the code of another sign-in at cognito-local', async () => {
  let stolen = '';
  await signIn(async (address) => {
    stolen = new URL(await typeInto(address)).searchParams.get('code') ?? '';
    throw new Error('User cancelled or denied access.');
  }).catch(() => {});
  const replay = signIn(async (address) => {
    const url = new URL(await typeInto(address));
    url.searchParams.set('code', stolen);
    return url.href;
  });
  await expect(replay).rejects.toMatchObject({ id: 'sign-in.session-expired' });
});

it('names the callback URL to register where cognito-local does not know it', async () => {
  const redirectUrl = 'https://other.chromiumapp.org/';
  const refused = signInHosted({ fetch, now, launch: typeInto, redirectUrl }, input);
  await expect(refused).rejects.toMatchObject({ next: expect.stringContaining(redirectUrl) });
});

it('names the pool that the page belongs to', async () => {
  const wrong = signInHosted(
    { fetch, now, launch: typeInto, redirectUrl: REDIRECT },
    { ...input, userPoolId: 'local_another' },
  );
  await expect(wrong).rejects.toMatchObject({
    id: 'sign-in.wrong-pool',
    message: expect.stringContaining(input.userPoolId),
  });
});
