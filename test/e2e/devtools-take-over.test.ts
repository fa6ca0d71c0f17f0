import { beforeAll, expect, it } from 'vitest';
import { addProfile } from './harness/addProfile.ts';
import { eventually } from './harness/eventually.ts';
import { inBothBrowsers } from './harness/inBrowsers.ts';
import { useGateway } from './harness/useGateway.ts';
import { useInspectedPage } from './pages/recordedPage.ts';

inBothBrowsers('a page’s socket and our profile', (browser) => {
  const gateway = useGateway();
  const page = useInspectedPage(browser, gateway);
  beforeAll(async () => {
    await addProfile(browser(), 'local', gateway().credentials.good);
    await page().panel().record();
    await page()
      .panel()
      .waitRow(/name=first .*open/);
  });

  it('its API is taken over: the console has URL and profile, and Connect in focus', async () => {
    await page().panel().view.click('button', 'Open in console');
    const view = await browser().waitOwn('popup/index.html?view=tab&connect');
    await view.until(
      'the URL of the page’s socket',
      (win, url) => win.document.querySelector<HTMLInputElement>('.url-input')?.value.startsWith(url),
      gateway().url,
    );
    expect(await view.value('textbox', 'WebSocket URL')).not.toContain('X-Amz-');
    await view.until('the focus on Connect', (win) => win.document.activeElement?.textContent === 'Connect');
    await view.click('button', 'Connect');
    await view.waitText('status', 'Connection', /Connected/);
    // The page's own session stands in the list, marked as such.
    await view.click('button', 'Sessions');
    await view.waitPageText(/page of 127\.0\.0\.1/);
    await view.close();
    await page().tab.toFront();
  });

  it('its URL is copied with its secrets masked, or signed afresh with our keys', async () => {
    const { view } = page().panel();
    const copied = async (item: string) => {
      const before = await browser().readClipboard();
      await view.click('button', 'Copy');
      await view.click('menuitem', item);
      const now = await eventually('another text on the clipboard', async () => {
        const text = await browser().readClipboard();
        return text === before ? '' : text;
      });
      return new URL(now).searchParams;
    };
    const masked = await copied('The page’s URL masked');
    expect(masked.get('X-Amz-Security-Token')).toMatch(/^.{4}….{4}$/);
    const ours = await copied('Signed URL signed afresh with local');
    expect(ours.get('X-Amz-Security-Token')).toBe(gateway().credentials.good.sessionToken);
    expect((await copied('The page’s URL masked')).get('X-Amz-Date')).toBe(masked.get('X-Amz-Date'));
  });

  it('its signature stands beside ours, and only time and keys differ', async () => {
    const { view } = page().panel();
    await view.click('button', 'Compare');
    await view.waitPageText(/The page’s canonical request beside ours/);
    await view.waitPageText(/Both sign the same request/);
  });

  it('sends as the page after a warning, until told otherwise', async () => {
    const panel = page().panel();
    await panel.openTab('Frames');
    const send = async (text: string) => {
      await panel.view.fill('textbox', 'Message', text);
      await panel.view.click('button', 'Send as the page');
    };
    await send('{"action":"echo","n":1}');
    await panel.view.waitPageText(/goes through the page’s own socket/);
    await panel.view.click('button', 'Do not send');
    await send('{"action":"echo","n":2}');
    await panel.view.click('checkbox', 'Do not ask again for this socket');
    await panel.view.click('button', 'Send it');
    await panel.waitFrame(/"n":2/);
    await send('{"action":"echo","n":3}');
    await panel.waitFrame(/"n":3/);
    // The first message never went out.
    await panel.waitRow(/name=first .*↑sent3 ↓received3/);
    // The page itself got the answer.
    await page().tab.page.until('the page to hear the echo', (win) => win.document.title.includes('"n":3'));
  });
});
