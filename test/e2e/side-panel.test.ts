import { expect, it } from 'vitest';
import { addProfile } from './harness/addProfile.ts';
import { inBothBrowsers } from './harness/inBrowsers.ts';
import { useGateway } from './harness/useGateway.ts';

inBothBrowsers('the console beside the page', (browser) => {
  const gateway = useGateway();

  it('opens from the popup, which goes, and connects there', async () => {
    await addProfile(browser(), 'local', gateway().credentials.good);
    const popup = await browser().openPopup();
    await popup.click('button', 'Open beside the page');
    const side = await browser().waitSide();
    await side.until('a width', (win) => win.innerWidth > 0);
    await side.fill('textbox', 'WebSocket URL', gateway().url);
    await side.click('button', 'Connect');
    await side.waitText('status', 'Connection', /Connected/);
    // Nothing is cut off at that width, and there is no second way to where one is already.
    const wider = await side.evaluate((win) => win.document.documentElement.scrollWidth - win.innerWidth);
    expect(wider).toBeLessThanOrEqual(0);
    expect(await side.has('button', 'Open beside the page')).toBe(false);
    await side.screenshot(`out/e2e/side-${browser().target}.png`);
    await side.close();
  });
});
