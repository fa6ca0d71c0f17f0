import { expect, it } from 'vitest';
import { addProfile } from './harness/addProfile.ts';
import { inBrowsers } from './harness/inBrowsers.ts';
import { useGateway } from './harness/useGateway.ts';
import { ConsolePage } from './pages/ConsolePage.ts';
import { DiagnosisTab } from './pages/DiagnosisTab.ts';

/**
 * Chrome's opt-in as it is after the restart that puts it into effect. The restart itself is left
 * out: a build that is loaded unpacked loses its optional permissions with it. So the build is
 * installed with the permission required first, and then as it is shipped, which keeps the grant.
 */
inBrowsers(
  ['chrome'],
  'a handshake that Chrome repeats',
  (browser) => {
    const gateway = useGateway();

    it('is a true one, and shows the whole answer', async () => {
      await addProfile(browser(), 'denied', gateway().credentials.denied);
      const options = await browser().open('options/index.html');
      await options.click('button', 'Diagnosis');
      await options.waitPageText(/Allowed\. Take it back/);
      await options.close();

      const page = await ConsolePage.tab(browser());
      await page.connect(gateway().url, 'denied');
      await page.waitState(/^Failed/);
      const tab = await DiagnosisTab.open(page.view);
      await tab.waitFirst('unexplained');
      await tab.ask('Repeat the handshake');
      expect((await tab.waitFirst('policy-missing')).certainty).toBe('certain');
      await page.view.waitFor('heading', 'The answer to a second handshake');
      const [first, second, ...more] = gateway().requests;
      expect([first, second]).toMatchObject([
        { upgrade: true, status: 403 },
        { upgrade: true, status: 403 },
      ]);
      expect(second?.target).toBe(first?.target);
      expect(more).toEqual([]);
    });

    it('asks for the subprotocols of the connection', async () => {
      const page = await ConsolePage.tab(browser());
      await page.view.click('button', 'New connection');
      await page.waitState(/Not connected/);
      await page.view.click('button', 'Options');
      await page.view.fill('textbox', 'Subprotocols', 'chat.v2, chat.v1');
      await page.connect(gateway().url, 'denied');
      await page.waitState(/^Failed/);
      const tab = await DiagnosisTab.open(page.view);
      await tab.ask('Repeat the handshake');
      await tab.waitFirst('policy-missing');
      const asked = gateway()
        .requests.slice(-2)
        .map(({ headers }) => headers['sec-websocket-protocol']);
      expect(asked).toEqual([expect.stringMatching(/^chat\.v2, ?chat\.v1$/), 'chat.v2, chat.v1']);
    });
  },
  {
    grantedHosts: ['http://127.0.0.1/*'],
    grantedPermissions: ['declarativeNetRequestWithHostAccess'],
  },
);
