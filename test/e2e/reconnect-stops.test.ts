import { expect, it } from 'vitest';
import { addProfile } from './harness/addProfile.ts';
import { eventually } from './harness/eventually.ts';
import { inBothBrowsers } from './harness/inBrowsers.ts';
import { readLog } from './harness/readLog.ts';
import { useGateway } from './harness/useGateway.ts';
import { ConsolePage } from './pages/ConsolePage.ts';

inBothBrowsers('reconnect stops', (browser) => {
  const gateway = useGateway();

  async function connect(profile: string): Promise<ConsolePage> {
    const page = await ConsolePage.tab(browser());
    // The choice of the last connection comes with the profiles.
    await page.view.select('Profile', profile);
    await page.view.click('button', 'Options');
    if (!(await page.view.evaluate((win) => win.document.querySelector('[type=checkbox]:checked') !== null)))
      await page.view.click('checkbox', 'Reconnect after a drop');
    await page.connect(gateway().url, profile);
    await page.waitState(/Connected/);
    return page;
  }

  it('where the keys have expired meanwhile, and says what to do', async () => {
    const { id } = await addProfile(browser(), 'brief', gateway().credentials.good);
    const page = await connect('brief');
    const expires = Date.now() + 500;
    const expiration = new Date(expires).toISOString();
    await addProfile(browser(), 'brief', { ...gateway().credentials.good, expiration }, { id });
    await eventually('the end of the keys', () => Date.now() > expires);
    const { handshakes } = gateway().stats();
    gateway().dropAll();
    await page.waitRow(/not connected again: The keys of profile “brief” expired .+ Paste new ones/);
    await page.waitState(/Closed.*1006/);
    expect(gateway().stats().handshakes).toBe(handshakes);
    await page.close();
  });

  it('where the server closed it with 1000, and says so', async () => {
    await addProfile(browser(), 'chat', gateway().credentials.good);
    const page = await connect('chat');
    const { handshakes } = gateway().stats();
    gateway().closeAll(1000, '');
    await page.waitRow(
      /closed 1000 Closed normally; not opened again, since the server closed it on purpose/,
    );
    await page.waitState(/Closed.*1000/);
    expect(gateway().stats().handshakes).toBe(handshakes);
    await page.close();
  });

  it('before it begins where the first handshake is refused', async () => {
    const page = await ConsolePage.tab(browser());
    const { handshakes } = gateway().stats();
    gateway().refuseNext('forbidden');
    await page.connect(gateway().url, 'chat');
    await page.waitState(/Failed/);
    expect(gateway().stats().handshakes).toBe(handshakes + 1);
    // The choice of the last connection still holds.
    expect((await readLog(page.view)).at(-1)).toMatchObject({ state: 'failed', reconnects: true });
    await page.close();
  });
});
