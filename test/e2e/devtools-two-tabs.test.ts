import { afterAll, expect, it } from 'vitest';
import type { InspectedTab } from './harness/InspectedTab.ts';
import { inBothBrowsers } from './harness/inBrowsers.ts';
import { useGateway } from './harness/useGateway.ts';
import { PanelPage } from './pages/PanelPage.ts';
import { goodSocket, useInspectedPage } from './pages/recordedPage.ts';

inBothBrowsers('two tabs under inspection', (browser) => {
  const gateway = useGateway();
  const page = useInspectedPage(browser, gateway);
  let second: InspectedTab | undefined;
  afterAll(() => second?.close());

  it('each lists its own sockets', async () => {
    const { app } = page();
    await page().panel().record();
    await page()
      .panel()
      .waitRow(/name=first .*open/);

    app.plan([{ name: 'second', by: 'load', url: await goodSocket(gateway(), 'second') }]);
    second = await browser().inspect(app.url);
    const other = new PanelPage(second.panel);
    await other.record();
    await other.waitRow(/name=second .*open/);
    expect(await other.rows()).toHaveLength(1);
    const [row, ...more] = await page().panel().rows();
    expect(row?.url).toContain('name=first');
    expect(more).toEqual([]);
  });
});
