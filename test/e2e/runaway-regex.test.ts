import { expect, it } from 'vitest';
import { addProfile } from './harness/addProfile.ts';
import { inBothBrowsers } from './harness/inBrowsers.ts';
import { useGateway } from './harness/useGateway.ts';
import { ConsolePage } from './pages/ConsolePage.ts';

/** No group repeats a repetition, and yet it would not end on a few thousand x before the sun does. */
const RUNAWAY = '/x*x*x*x*x*x*x*x*x*[^x"]\\d\\d\\d/';

inBothBrowsers('a regular expression that does not end', (browser) => {
  const gateway = useGateway();

  it('is stopped with a sentence while the view stays free, and the next search works', async () => {
    await addProfile(browser(), 'good', gateway().credentials.good);
    const tab = await ConsolePage.tab(browser());
    const { view } = tab;
    const filter = (text: string) => view.fill('searchbox', 'Filter frames', text);
    await tab.connect(gateway().url, 'good');
    await tab.waitState(/Connected/);
    await tab.send(JSON.stringify({ action: 'echo', pad: 'x'.repeat(5_000) }));
    await tab.waitRow(/"pad"/);

    await filter(RUNAWAY);
    await view.waitText('alert', undefined, /takes too long/);
    await filter('"pad"');
    await view.waitPageText(/\b2 of 4(?! ·)/);

    // Also where the person goes on typing before it is stopped.
    await filter(RUNAWAY);
    await filter('$.action=echo');
    await view.waitPageText(/\b2 of 4(?! ·)/);
    expect(await tab.rowCount()).toBe(2);
    await tab.close();
  });
});
