import { expect, it } from 'vitest';
import { BRIDGE } from '#devtools/hook/protocol.ts';
import { inBothBrowsers } from './harness/inBrowsers.ts';
import { useGateway } from './harness/useGateway.ts';
import type { View } from './harness/View.ts';
import { PanelPage } from './pages/PanelPage.ts';
import { useInspectedPage } from './pages/recordedPage.ts';

/** Whether the page that was just loaded has our script. */
const hasHook = (page: View): Promise<boolean> =>
  page.evaluate((win, name) => Symbol.for(name) in win, BRIDGE);

const SPARE = 'declarativeNetRequestWithHostAccess' as const;

inBothBrowsers(
  'a site that is always recorded',
  (browser) => {
    const gateway = useGateway();
    const page = useInspectedPage(browser, gateway);

    /** Loads while nothing of ours looks on, and waits until the page has its answer. */
    async function loadUnwatched(url: string): Promise<void> {
      await page().tab.goto(url);
      await page().tab.page.until('the page to hear the echo', (win) =>
        win.document.title.startsWith('first'),
      );
    }
    async function pagesOptions(): Promise<View> {
      const options = await browser().open('options/index.html');
      await options.click('button', 'Web pages');
      return options;
    }
    const elsewhere = () => page().app.url.replace('127.0.0.1', 'localhost');

    it('is not, before it was chosen', async () => {
      await loadUnwatched(page().app.url);
      expect(await hasHook(page().tab.page)).toBe(false);
    });

    it('is chosen in the panel’s menu, which says what it means', async () => {
      const { view } = page().panel();
      await view.click('button', 'Ways to record');
      await view.click(
        'menuitem',
        `Always record on this site ${browser().target === 'chrome' ? 'asks for access' : 'in the options'}`,
      );
      // A panel in Firefox cannot ask for access; the options can.
      if (browser().target === 'firefox') {
        const opened = await browser().waitOwn('options/index.html#pages');
        await opened.waitFor('button', 'Always record http://127.0.0.1');
        await opened.close();
        // The same page once more, as only a tab of automation's own can be clicked as a person does.
        const { origin } = new URL(page().app.url);
        const options = await browser().open(`options/index.html#${encodeURIComponent(`pages/${origin}`)}`);
        await options.waitPageText(/asks you for access to that site, on all its ports/);
        await options.click('button', 'Always record http://127.0.0.1');
        await options.waitFor('button', 'Stop recording http://127.0.0.1');
        await options.close();
        await page().tab.toFront();
      }
      await view.waitText(
        'note',
        'Always recorded',
        /Every page of 127\.0\.0\.1 .* while DevTools is closed/,
      );
      // From now on, as the page at hand was loaded before.
      await page()
        .panel()
        .waitRecording(/^Recording\. What came before it began is missing/);
    });

    it('is recorded from the first script on at the next load, without a press', async () => {
      await page().tab.goto(page().app.url);
      await page()
        .panel()
        .waitRecording(/since the page’s first script/);
      await page()
        .panel()
        .waitRow(/name=first .*open .*↑sent1 ↓received1/);
      await page()
        .panel()
        .choose(/name=first/);
      await page()
        .panel()
        .view.waitPageText(/Recorded from its first frame on\./);
    });

    it('has kept what came while DevTools was closed', async () => {
      await page().tab.closeDevTools();
      await loadUnwatched(page().app.url);
      expect(await hasHook(page().tab.page)).toBe(true);
      await page().tab.reopenDevTools();
      const panel = new PanelPage(page().tab.panel);
      await panel.waitRecording(/since the page’s first script/);
      await panel.waitRow(/name=first .*open .*↑sent1 ↓received1/);
      await panel.choose(/name=first/);
      await panel.openTab('Frames');
      await panel.waitFrame(/"action":"echo"/);
      await panel.view.waitPageText(/Recorded from its first frame on\./);
    });

    it('leaves other sites alone', async () => {
      await page().tab.closeDevTools();
      await loadUnwatched(elsewhere());
      expect(await hasHook(page().tab.page)).toBe(false);
    });

    it('is registered again where the browser has forgotten it, as it does with an update', async (test) => {
      // What wakes the background to look: Firefox has no permission to spare.
      test.skip(browser().target === 'firefox');
      const options = await pagesOptions();
      await options.evaluate(() => chrome.scripting.unregisterContentScripts());
      await loadUnwatched(page().app.url);
      expect(await hasHook(page().tab.page)).toBe(false);
      await options.evaluate((_, spare) => chrome.permissions.remove({ permissions: [spare] }), SPARE);
      await options.until(
        'the script',
        async () => (await chrome.scripting.getRegisteredContentScripts()).length > 0,
      );
      await options.close();
      await page().tab.toFront();
      await loadUnwatched(page().app.url);
      expect(await hasHook(page().tab.page)).toBe(true);
    });

    it('is undone in the options', async () => {
      const options = await pagesOptions();
      await options.click('button', 'Stop recording http://127.0.0.1');
      await options.waitPageText(/No site\. Choose one in the DevTools panel/);
      await options.close();
      await page().tab.toFront();
      await loadUnwatched(page().app.url);
      expect(await hasHook(page().tab.page)).toBe(false);
    });
  },
  { grantedHosts: ['http://127.0.0.1/*'], grantedPermissions: [SPARE] },
);
