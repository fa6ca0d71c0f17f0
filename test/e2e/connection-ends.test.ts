import { expect, it } from 'vitest';
import { addProfile } from './harness/addProfile.ts';
import { inBothBrowsers } from './harness/inBrowsers.ts';
import { useGateway } from './harness/useGateway.ts';
import { ConsolePage } from './pages/ConsolePage.ts';

inBothBrowsers('connection ends', (browser) => {
  const gateway = useGateway();
  const impatient = useGateway({ limits: { idleMs: 1_000 } });
  let page: ConsolePage;

  async function connect(url: string, profile: string): Promise<void> {
    await page.waitState(/\w/);
    if (await page.view.has('button', 'New connection')) await page.view.click('button', 'New connection');
    await page.connect(url, profile);
    await page.waitState(/Connected/);
  }

  /** The first finding of the Diagnosis tab. */
  async function finding(): Promise<string> {
    await page.view.click('tab', 'Diagnosis');
    return page.view.until(
      'a finding',
      (win) => win.document.querySelector('[role=tabpanel] article h2')?.textContent,
    );
  }

  it('by the server, with a code and a reason of its own', async () => {
    await addProfile(browser(), 'chat', gateway().credentials.good);
    page = await ConsolePage.popup(browser());
    await connect(gateway().url, 'chat');
    await page.send('{"action":"close","code":4001,"reason":"room is closed"}');
    await page.waitState(/Closed ?after.*4001 · Code 4001: room is closed/);
    await page.waitRow(/closed 4001 Code 4001: room is closed/);
    await page.view.waitFor('button', 'Connect');
  });

  it('by a network that is lost, and says so', async () => {
    await connect(gateway().url, 'chat');
    gateway().dropAll();
    await page.waitState(/Closed.*1006 · Connection lost/);
    await page.waitRow(/closed 1006 Connection lost/);
    expect(await finding()).toMatch(/lost/i);
  });

  it('by the gateway’s idle limit', async () => {
    await addProfile(browser(), 'idle', impatient().credentials.good);
    await connect(impatient().url, 'idle');
    await page.send('{"action":"echo","keeps":"it open"}');
    await page.waitState(/Closed.*1001 · Going away/);
    expect(impatient().disconnects).toMatchObject([{ code: 1001 }]);
    await page.waitRow(/closed 1001 Going away/);
  });

  it('at the person’s wish, and nothing is sent on it any more', async () => {
    await connect(gateway().url, 'chat');
    await page.view.click('button', 'Disconnect');
    await page.waitState(/Closed/);
    const { messagesIn } = gateway().stats();
    await page.send('{"action":"echo"}');
    await page.view.waitPageText(/The connection has ended\. Connect again to send\./);
    expect(gateway().stats().messagesIn).toBe(messagesIn);
    await page.close();
  });
});
