import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CognitoLocal, startCognitoLocal } from '../gateway/cognitoLocal.ts';
import { eventually } from './harness/eventually.ts';
import { inBothBrowsers } from './harness/inBrowsers.ts';
import { useGateway } from './harness/useGateway.ts';
import { connectAs } from './pages/connectAs.ts';
import { echoThrough } from './pages/echoThrough.ts';
import { ProfilePage } from './pages/ProfilePage.ts';

const NEW_PASSWORD = 'Another-Passw0rd2';

inBothBrowsers('a user pool that we did not write (cognito-local)', (browser) => {
  const gateway = useGateway();
  let pool: CognitoLocal;
  beforeAll(async () => {
    pool = await startCognitoLocal();
    const { issuer, clientId, jwksUrl } = pool;
    gateway().identityPool.trust({ issuer, clientIds: [clientId], jwksUrl });
  });
  afterAll(() => pool?.close());

  const fillIn = (name: string, userName: string) =>
    ProfilePage.fillIn(browser(), gateway(), {
      name,
      kind: 'Cognito',
      choices: ['Password', 'Plain'],
      fields: {
        'Identity pool ID': gateway().cognito.identityPoolId,
        'User pool ID': pool.userPoolId,
        'App client ID': pool.clientId,
        'User pool endpoint': pool.url,
        'User name': userName,
      },
    });

  it('leads by its tokens to the frames of the API, which are renewed by its refresh token', async () => {
    const { name, password } = pool.users.ada;
    await setIdTokenMinutes(pool, 1);
    gateway().identityPool.settings.sessionSeconds = 2;
    const page = await fillIn('Ada', name);
    await page.signIn({ Password: 'Wrong-Passw0rd' });
    await page.refusal(/user name or the password is wrong/);
    await page.signIn({ Password: password });
    await page.view.waitPageText(/Signed in as /);
    await page.close();
    const overview = await browser().command<{ profiles: { expiresAt: number }[] }>('overview');
    await eventually('the credentials to end', () => Date.now() > overview.profiles[0]!.expiresAt);
    gateway().identityPool.settings.sessionSeconds = 3600;
    const asked = gateway().countOf('GetCredentialsForIdentity');
    expect(await echoThrough(browser(), gateway(), 'Ada')).toContain(':assumed-role/cognito-authenticated/');
    expect(gateway().countOf('GetCredentialsForIdentity')).toBe(asked + 1);
  });

  it('asks for a new password in place of a temporary one', async () => {
    const { name, password } = pool.users.newcomer;
    // It gives a refresh token after a new password, and does not know it again.
    await setIdTokenMinutes(pool, 60);
    const page = await fillIn('Newcomer', name);
    await page.signIn({ Password: password });
    await page.view.waitPageText(/needs a new password before the first sign-in/);
    await page.answer({ 'New password': NEW_PASSWORD, 'New password again': NEW_PASSWORD });
    await page.view.waitPageText(/Signed in as /);
    await page.close();
    await connectAs(browser(), gateway(), 'Newcomer');
  });
});

async function setIdTokenMinutes(
  { url, userPoolId, clientId }: CognitoLocal,
  minutes: number,
): Promise<void> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AWSCognitoIdentityProviderService.UpdateUserPoolClient',
    },
    body: JSON.stringify({
      UserPoolId: userPoolId,
      ClientId: clientId,
      IdTokenValidity: minutes,
      TokenValidityUnits: { IdToken: 'minutes', AccessToken: 'hours', RefreshToken: 'days' },
    }),
  });
  expect(answer.status).toBe(200);
}
