import { beforeAll, beforeEach, expect, it } from 'vitest';
import { inBothBrowsers } from './harness/inBrowsers.ts';
import { useGateway } from './harness/useGateway.ts';
import { ConsolePage } from './pages/ConsolePage.ts';
import { HostedPage } from './pages/HostedPage.ts';

const NAME = 'Hosted page';
const ECHO = '{"action":"echo","by":"hosted"}';

inBothBrowsers('the hosted sign-in page', (browser) => {
  const gateway = useGateway();
  let redirectUrl: string;
  let profileId: string;

  beforeAll(async () => {
    const options = await browser().open('options/index.html');
    redirectUrl = await options.evaluate((win) => {
      const { browser, chrome } = win as unknown as Record<string, typeof globalThis.chrome | undefined>;
      return (browser ?? chrome)?.identity.getRedirectURL() ?? '';
    });
    await options.close();
  });

  beforeEach(async () => {
    const { cognito, endpoints, userPool } = gateway();
    const clientId = cognito.clients.hosted;
    userPool.client(clientId).callbackUrls = [redirectUrl];
    if (profileId) await browser().command('deleteProfile', profileId);
    const { identityPool, userPool: pool, sts } = endpoints;
    const saved = await browser().command<{ id: string }>('saveProfile', {
      name: NAME,
      region: gateway().region,
      service: 'execute-api',
      source: {
        kind: 'cognito',
        identityPoolId: cognito.identityPoolId,
        flow: 'enhanced',
        signIn: { type: 'hosted', userPoolId: cognito.userPoolId, clientId, domain: endpoints.hosted },
        endpoints: { identityPool, userPool: pool, sts },
      },
    });
    profileId = saved.id;
  });

  /** Begins the sign-in; what becomes of it, as text. */
  const begin = () =>
    browser()
      .command('signIn', profileId, {})
      .then(
        () => 'signed in',
        (error: Error) => error.message,
      );

  it('leads to keys that open the API, and its frames', async () => {
    const done = begin();
    const page = await HostedPage.shown(browser());
    await page.signIn(gateway().cognito.users.ada);
    expect(await done).toBe('signed in');

    const console = await ConsolePage.tab(browser());
    await console.connect(gateway().url, NAME);
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
    const done = begin();
    const page = await HostedPage.shown(browser());
    await page.close();
    expect(await done).toMatch(/^sign-in\.cancelled: The sign-in window was closed/);

    const again = begin();
    await (await HostedPage.shown(browser())).signIn(gateway().cognito.users.ada);
    expect(await again).toBe('signed in');
  });

  it('says of a callback URL that is not registered that the page answered with an error', async () => {
    const { userPool, cognito } = gateway();
    userPool.client(cognito.clients.hosted).callbackUrls = ['https://example.com/'];
    const done = begin();
    // Chromium closes the window of a page that answers with an error; in Firefox the person does.
    if (browser().target === 'firefox') {
      const page = await HostedPage.shown(browser());
      await page.view.waitPageText(/redirect_mismatch/);
      await page.close();
      expect(await done).toMatch(/^sign-in\.cancelled/);
    } else expect(await done).toMatch(/^sign-in\.unreachable: .*answered with an error/);
  });
});
