import { it } from 'vitest';
import { inBothBrowsers } from './harness/inBrowsers.ts';
import { useGateway } from './harness/useGateway.ts';
import { useInspectedPage } from './pages/recordedPage.ts';

inBothBrowsers('a page with a strict content security policy', (browser) => {
  const gateway = useGateway();
  const page = useInspectedPage(browser, gateway, { path: 'strict' });

  it('is recorded from its first script on, frames and all', async () => {
    const panel = page().panel();
    await panel.record();
    await panel.waitRecording(/since the page’s first script/);
    await panel.waitRow(/name=first .*open .*↑sent1 ↓received1/);
    await panel.waitFrame(/"action":"echo".*"first"/);
  });
});
