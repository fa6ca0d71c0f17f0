import { expect, it } from 'vitest';
import { inBothBrowsers } from './harness/inBrowsers.ts';
import { useGateway } from './harness/useGateway.ts';
import { PanelPage } from './pages/PanelPage.ts';
import { useInspectedPage } from './pages/recordedPage.ts';

inBothBrowsers('DevTools closed and opened again', (browser) => {
  const gateway = useGateway();
  const page = useInspectedPage(browser, gateway);

  it('leaves the page’s socket alone, and finds it again', async () => {
    await page().panel().record();
    await page()
      .panel()
      .waitRow(/name=first .*open .*↑sent1/);
    const before = gateway().stats();
    await page().tab.closeDevTools();
    expect(gateway().stats().open).toBe(before.open);

    await page().tab.reopenDevTools();
    const panel = new PanelPage(page().tab.panel);
    await panel.view.click('button', 'Ways to record');
    await panel.view.click('menuitem', 'Record without reloading from now on');
    await panel.waitRow(/name=first .*open/);
    await page().tab.page.evaluate((win) =>
      (win as unknown as { eval(text: string): void }).eval(
        `sockets.first.send('{"action":"echo","again":"yes"}')`,
      ),
    );
    await panel.openTab('Frames');
    await panel.waitFrame(/"again":"yes"/);
  });
});
