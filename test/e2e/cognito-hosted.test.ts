import { beforeAll, beforeEach, expect, it } from 'vitest';
import { inBothBrowsers } from './harness/inBrowsers.ts';
import { useGateway } from './harness/useGateway.ts';
import { ConsolePage } from './pages/ConsolePage.ts';
import { HostedPage } from './pages/HostedPage.ts';
import { OptionsPage } from './pages/OptionsPage.ts';
import { ProfilePage } from './pages/ProfilePage.ts';

const CALLBACK = /^https:\/\/(?:[a-p]{32}\.chromiumapp\.org|[0-9a-f]{40}\.extensions\.allizom\.org)\/$/;
const ECHO = '{"action":"echo","by":"hosted"}';

inBothBrowsers('the hosted sign-in page', (browser) => {
  const gateway = useGateway();
  let redirectUrl: string;
  let number = 0;

  /** What the form tells to register; the person copies it to the app client. */
  beforeAll(async () => {
    const { view } = await OptionsPage.open(browser());
    await view.click('button', 'New profile');
    await view.click('radio', 'Cognito');
    await view.click('radio', 'Hosted page');
    await view.click('button', 'Copy redirect URL');
    await view.waitPageText(/Copied/);
    redirectUrl = await browser().readClipboard();
    await view.close();
  });

  beforeEach(() => {
    const { userPool, cognito } = gateway();
    userPool.client(cognito.clients.hosted).callbackUrls = [redirectUrl];
  });

  const newProfile = (fields: Record<string, string> = {}) => {
    const { cognito, httpUrl } = gateway();
    const { origin } = new URL(httpUrl);
    number += 1;
    return ProfilePage.fillIn(browser(), gateway(), {
      name: `Hosted ${number}`,
      kind: 'Cognito',
      choices: ['Hosted page'],
      fields: {
        'Identity pool ID': cognito.identityPoolId,
        'User pool ID': cognito.userPoolId,
        'App client ID': cognito.clients.hosted,
        Domain: origin,
        'User pool endpoint': origin,
        ...fields,
      },
    });
  };
  it('tells the callback URL to register', () => {
    expect(redirectUrl).toMatch(CALLBACK);
  });

  it('leads from an empty form to the frames of the API', async () => {
    const form = await newProfile();
    await form.view.click('button', 'Sign in');
    await (await HostedPage.shown(browser())).signIn(gateway().cognito.users.ada);
    await form.waitSignedIn('ada');
    await form.close();

    const console = await ConsolePage.tab(browser());
    await console.connect(gateway().url, `Hosted ${number}`);
    await console.waitState(/Connected/);
    await console.send(ECHO);
    await console.view.until(
      'the echo',
      (win) => win.document.querySelectorAll('[role=grid] [role=row]').length >= 4,
    );
    expect((await console.rows()).at(-1)).toMatchObject({ direction: 'received', line: ECHO });
    expect(gateway().connections()[0]?.principal?.arn).toContain(':assumed-role/cognito-authenticated/');
    await console.close();
  });

  it('that is closed says that it was given up, and can be opened again', async () => {
    const form = await newProfile();
    await form.view.click('button', 'Sign in');
    await (await HostedPage.shown(browser())).close();
    await form.refusal(/The sign-in window was closed/);

    await form.view.click('button', 'Sign in');
    await (await HostedPage.shown(browser())).signIn(gateway().cognito.users.grace);
    await form.waitSignedIn('grace');
    await form.close();
  });

  it('names the callback URL where it is not registered', async () => {
    const { userPool, cognito } = gateway();
    userPool.client(cognito.clients.hosted).callbackUrls = ['https://example.com/'];
    const form = await newProfile();
    await form.view.click('button', 'Sign in');
    // Chromium closes the window of a page that answers with an error; in Firefox the person does.
    if (browser().target === 'firefox') {
      const page = await HostedPage.shown(browser());
      await page.view.waitPageText(/redirect_mismatch/);
      await page.close();
    }
    expect(await form.refusal(/callback URLs/)).toContain(redirectUrl);
    await form.close();
  });

  it.each<[string, Record<string, string>, RegExp]>([
    ['a scope that the client does not allow', { Scopes: 'openid admin' }, /scopes that were asked for/],
    [
      'a user pool that the page is not of',
      { 'User pool ID': 'eu-central-1_Other1234' },
      /belongs to user pool/,
    ],
  ])('names %s', async (_, fields, sentence) => {
    const form = await newProfile(fields);
    await form.view.click('button', 'Sign in');
    if (!fields.Scopes) await (await HostedPage.shown(browser())).signIn(gateway().cognito.users.ada);
    await form.refusal(sentence);
    await form.close();
  });
});
