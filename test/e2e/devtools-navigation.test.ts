import { expect, it } from 'vitest';
import { inBothBrowsers } from './harness/inBrowsers.ts';
import { useGateway } from './harness/useGateway.ts';
import { useInspectedPage } from './pages/recordedPage.ts';

inBothBrowsers('the panel through navigation', (browser) => {
  const gateway = useGateway();
  const page = useInspectedPage(browser, gateway, { beats: true });

  it('begins with what to do, and lists what a reload brings', async () => {
    const panel = page().panel();
    await panel.view.waitPageText(/Nothing recorded yet/);
    await panel.record();
    await panel.waitRow(/name=first .*open .*↑sent\d+ ↓received\d+/);
    await panel.waitRecording(/since the page’s first script/);
  });

  it('goes on by itself when the person reloads', async () => {
    await page().tab.reload();
    const panel = page().panel();
    await panel.waitRow(/name=first .*open/);
    await panel.waitCount(1);
  });

  it('empties the list on the way to another page, and fills it on the way back', async () => {
    const { tab, app } = page();
    const panel = page().panel();
    await tab.goto(`${app.url}empty`);
    await panel.waitCount(0);
    await panel.view.waitPageText(/No sockets seen/);
    await tab.back();
    await panel.waitRow(/name=first .*open/);
    await tab.forward();
    await panel.waitCount(0);
  });

  it('keeps earlier sockets when asked, and says that they are over', async () => {
    const { tab, app } = page();
    const panel = page().panel();
    await tab.goto(app.url);
    await panel.waitRow(/name=first .*open/);
    await panel.view.click('checkbox', 'Keep');
    await tab.goto(`${app.url}empty`);
    const { state } = await panel.waitRow(/name=first .*(closed|not watched)/);
    expect(state).not.toMatch(/open/);
    await panel.view.click('button', 'Clear');
    await panel.waitCount(0);
  });
});
