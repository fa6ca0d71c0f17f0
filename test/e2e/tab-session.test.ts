import { afterAll, beforeAll, expect, it } from 'vitest';
import { inBothBrowsers } from './harness/inBrowsers.ts';
import { useGateway } from './harness/useGateway.ts';
import { serveAmplifyApp, signInToPool, type TokenStore } from './pages/amplifyApp.ts';
import { ConsolePage } from './pages/ConsolePage.ts';
import { ProfilePage } from './pages/ProfilePage.ts';

const ECHO = '{"action":"echo","by":"tab"}';

inBothBrowsers(
  'the session of a tab',
  (browser) => {
    const gateway = useGateway();
    let app: Awaited<ReturnType<typeof serveAmplifyApp>>;
    beforeAll(async () => {
      app = await serveAmplifyApp(gateway());
    });
    afterAll(() => app.close());

    it.each<[TokenStore, 'ada' | 'grace']>([
      ['localStorage', 'ada'],
      ['sessionStorage', 'grace'],
      ['cookies', 'ada'],
    ])('in %s leads to the frames of the API, and its refresh token stays there', async (store, user) => {
      const tokens = await signInToPool(gateway(), user);
      app.signedIn(user, tokens, store);
      const page = await browser().openWeb(app.url);
      await page.waitPageText(/Signed in/);
      await browser().pressButton();

      const name = `Tab ${store}`;
      const form = await ProfilePage.fillIn(browser(), gateway(), {
        name,
        kind: 'Cognito',
        choices: ['Tab session'],
        fields: { 'Identity pool ID': gateway().cognito.identityPoolId },
      });
      await form.view.click('button', 'Find the tab’s session');
      await form.view.click('button', `Use the session of ${user}`);
      await form.waitSignedIn(user);
      await form.close();

      const console = await ConsolePage.tab(browser());
      await console.connect(gateway().url, name);
      await console.waitState(/Connected/);
      await console.send(ECHO);
      await console.view.until(
        'the echo',
        (win) => win.document.querySelectorAll('[role=grid] [role=row]').length >= 4,
      );
      expect((await console.rows()).at(-1)).toMatchObject({ direction: 'received', line: ECHO });
      await console.view.click('button', 'Disconnect');
      await console.waitState(/Closed/);

      const kept = await console.view.evaluate(async (win) => {
        const { browser, chrome } = win as unknown as Record<string, typeof globalThis.chrome | undefined>;
        const storage = (browser ?? chrome)?.storage;
        return JSON.stringify([await storage?.local.get(null), await storage?.session.get(null)]);
      });
      expect(kept).toContain(tokens.IdToken);
      expect(kept).not.toContain(tokens.RefreshToken);
      expect(kept).not.toContain(tokens.AccessToken);
      await console.close();
      await page.close();
    });
  },
  { grantedHosts: ['http://127.0.0.1/*'] },
);

inBothBrowsers('a tab that Countersign may not see', (browser) => {
  const gateway = useGateway();

  it('is not asked for: the way to it is told', async () => {
    const page = await browser().openWeb(`${gateway().httpUrl}/unknown`);
    const form = await ProfilePage.fillIn(browser(), gateway(), {
      name: 'Tab',
      kind: 'Cognito',
      choices: ['Tab session'],
      fields: { 'Identity pool ID': gateway().cognito.identityPoolId },
    });
    await form.view.click('button', 'Find the tab’s session');
    await form.refusal(/cannot see which page is open.*press the Countersign button there/);
    await form.close();
    await page.close();
  });
});
