import { expect, it } from 'vitest';
import { inBothBrowsers } from './harness/inBrowsers.ts';
import { useGateway } from './harness/useGateway.ts';
import { useProfilePage } from './harness/useProfilePage.ts';
import { connectAs } from './pages/connectAs.ts';
import { echoThrough } from './pages/echoThrough.ts';

const NEW_PASSWORD = 'Another-Passw0rd';

inBothBrowsers('sign-in by user name and password', (browser) => {
  const gateway = useGateway();
  const fillInNew = useProfilePage(browser);

  type User = keyof ReturnType<typeof gateway>['cognito']['users'];
  const fillIn = (name: string, user: User, client: 'srp' | 'password' | 'secret' = 'srp') => {
    const { cognito } = gateway();
    return fillInNew(gateway(), {
      name,
      kind: 'Cognito',
      choices: ['Password', ...(client === 'password' ? ['Plain'] : [])],
      fields: {
        'Identity pool ID': cognito.identityPoolId,
        'User pool ID': cognito.userPoolId,
        'App client ID': cognito.clients[client],
        'User name': cognito.users[user].name,
        ...(client === 'secret' ? { 'Client secret': cognito.clientSecret } : {}),
      },
    });
  };
  const passwordOf = (user: User) => ({ Password: gateway().cognito.users[user].password });

  it('says that the password is wrong, and by SRP leads to the frames of the API', async () => {
    const page = await fillIn('SRP', 'ada');
    await page.signIn({ Password: 'Wrong-Passw0rd' });
    await page.refusal(/The user name or the password is wrong/);
    await page.signIn(passwordOf('ada'));
    await page.waitSignedIn('ada');
    expect(await echoThrough(browser(), gateway(), 'SRP')).toContain(':assumed-role/cognito-authenticated/');
    const sent = gateway().requests.filter(({ operation }) => operation === 'InitiateAuth');
    expect(sent).toHaveLength(2);
  });

  it('sends the password where the client takes nothing else', async () => {
    const page = await fillIn('Plain', 'ada', 'password');
    await page.signIn(passwordOf('ada'));
    await page.waitSignedIn('ada');
    await connectAs(browser(), gateway(), 'Plain');
  });

  it('proves the client’s secret', async () => {
    const page = await fillIn('With secret', 'grace', 'secret');
    await page.signIn(passwordOf('grace'));
    await page.waitSignedIn('grace');
    expect(await connectAs(browser(), gateway(), 'With secret')).toContain(':assumed-role/');
  });

  it('asks for a new password in place of a temporary one', async () => {
    const page = await fillIn('New password', 'newcomer');
    await page.signIn(passwordOf('newcomer'));
    await page.view.waitPageText(/needs a new password before the first sign-in/);
    await page.answer({ 'New password': 'short', 'New password again': 'short' });
    await page.refusal(/does not accept this new password/);
    await page.answer({ 'New password': NEW_PASSWORD, 'New password again': NEW_PASSWORD });
    await page.waitSignedIn('newcomer');
    expect(gateway().userPool.user('newcomer').password).toBe(NEW_PASSWORD);
    await connectAs(browser(), gateway(), 'New password');
  });

  it('asks for the code of an authenticator app, and again where it was wrong', async () => {
    const page = await fillIn('TOTP', 'totp');
    await page.signIn(passwordOf('totp'));
    await page.view.waitPageText(/code that your authenticator app shows/);
    await page.answer({ Code: '000000' });
    await page.refusal(/The code is wrong/);
    await page.answer({ Code: gateway().userPool.totpCode('totp') });
    await page.waitSignedIn('totp');
    await connectAs(browser(), gateway(), 'TOTP');
  });

  it.each<[string, User, RegExp]>([
    ['text message', 'sms', /sent by text message to \+\**1234/],
    ['e-mail', 'mail', /sent by e-mail to/],
  ])('asks for a code that came by %s', async (way, user, sentence) => {
    const page = await fillIn(`By ${way}`, user);
    await page.signIn(passwordOf(user));
    await page.view.waitPageText(sentence);
    await page.answer({ Code: gateway().userPool.sentCode(user) });
    await page.waitSignedIn(user);
    await connectAs(browser(), gateway(), `By ${way}`);
  });

  it('lets one choose the second factor', async () => {
    const page = await fillIn('Choice', 'choosy');
    await page.signIn(passwordOf('choosy'));
    await page.view.click('radio', 'Authenticator app');
    await page.view.click('button', 'Continue');
    await page.view.waitPageText(/code that your authenticator app shows/);
    await page.answer({ Code: gateway().userPool.totpCode('choosy') });
    await page.waitSignedIn('choosy');
  });
});
