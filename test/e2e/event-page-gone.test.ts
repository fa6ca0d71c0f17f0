import { expect, it } from 'vitest';
import { addProfile } from './harness/addProfile.ts';
import { eventually } from './harness/eventually.ts';
import { inBrowsers } from './harness/inBrowsers.ts';
import { readLog, tickNumbers } from './harness/readLog.ts';
import { useGateway } from './harness/useGateway.ts';
import { ConsolePage } from './pages/ConsolePage.ts';

inBrowsers(['firefox'], 'event page gone', (browser) => {
  const gateway = useGateway();

  it('keeps what was logged, says that the connection was lost, and connects anew', async () => {
    await addProfile(browser(), 'chat', gateway().credentials.good);
    const popup = await ConsolePage.popup(browser());
    await popup.connect(gateway().url, 'chat');
    await popup.waitState(/Connected/);
    await popup.send('{"action":"ticker","rate":100,"size":100,"count":50}');
    await popup.waitRow(/"n":50\b/);
    await popup.close();

    expect(await browser().killBackground()).toBe(true);
    await eventually('the socket to end with its event page', () => gateway().connections().length === 0);

    const again = await ConsolePage.popup(browser());
    await again.waitState(/Lost.*The browser or the extension stopped while it was open/);
    await again.waitRow(/connection lost: the browser or the extension ended while it was open/);
    const [session] = await readLog(again.view);
    expect(session?.state).toBe('lost');
    expect(tickNumbers(session!)).toEqual(Array.from({ length: 50 }, (_, at) => at + 1));

    await again.view.click('button', 'Connect');
    await again.waitState(/Connected/);
    await again.close();
  });
});
