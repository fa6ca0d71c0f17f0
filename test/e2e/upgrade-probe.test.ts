import { expect, it } from 'vitest';
import { addProfile } from './harness/addProfile.ts';
import type { ExtensionBrowser } from './harness/ExtensionBrowser.ts';
import { inBrowsers } from './harness/inBrowsers.ts';
import { useGateway } from './harness/useGateway.ts';
import type { View } from './harness/View.ts';
import { ConsolePage } from './pages/ConsolePage.ts';
import { DiagnosisTab } from './pages/DiagnosisTab.ts';

const REPEAT = 'Repeat the handshake';

/** What follows the restart is out of reach here: a build that is loaded unpacked loses its optional permissions with it. */
inBrowsers(
  ['chrome'],
  'repeated handshakes',
  (browser) => {
    const gateway = useGateway();

    it('are off, are not offered before the restart that they need, and can be taken back', async () => {
      await addProfile(browser(), 'denied', gateway().credentials.denied);
      let options = await openOptions(browser());
      await options.waitPageText(/Unexpected response code: 403.*Not allowed\./);

      await options.click('button', 'Allow repeated handshakes');
      await options.waitPageText(/Allowed\. It works once Chrome was closed and started again\./);
      await options.close();

      const page = await ConsolePage.tab(browser());
      await page.connect(gateway().url, 'denied');
      await page.waitState(/^Failed/);
      const tab = await DiagnosisTab.open(page.view);
      await tab.waitFirst('unexplained');
      expect(await page.view.has('button', REPEAT)).toBe(false);
      // Asked for all the same, it ends in words and in no request.
      await expect(browser().command('askServer', 1, 'upgrade')).rejects.toThrow(/probe\.upgrade/);
      expect(gateway().requests).toHaveLength(1);

      await page.close();
      options = await openOptions(browser());
      await options.click('button', 'Take it back');
      await options.waitPageText(/Not allowed\./);
    });
  },
  { grantedHosts: ['http://127.0.0.1/*'] },
);

async function openOptions(browser: ExtensionBrowser): Promise<View> {
  const options = await browser.open('options/index.html');
  await options.click('button', 'Diagnosis');
  return options;
}
