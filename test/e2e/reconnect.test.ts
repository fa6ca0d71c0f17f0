import { expect, it } from 'vitest';
import { addProfile } from './harness/addProfile.ts';
import { eventually } from './harness/eventually.ts';
import { inBothBrowsers } from './harness/inBrowsers.ts';
import { readLog } from './harness/readLog.ts';
import { useGateway } from './harness/useGateway.ts';
import { ConsolePage } from './pages/ConsolePage.ts';

inBothBrowsers('reconnect', (browser) => {
  const gateway = useGateway();
  let page: ConsolePage;

  /** Date and signature of every handshake so far that was let in. */
  const signatures = () =>
    gateway()
      .requests.filter(({ upgrade, status }) => upgrade && status === 101)
      .map(({ target }) => new URL(target, 'ws://gateway').searchParams)
      .map((query) => ({ date: query.get('X-Amz-Date'), signature: query.get('X-Amz-Signature') }));

  async function echo(text: string): Promise<void> {
    await page.send(JSON.stringify({ action: 'echo', text }));
    await page.view.until(
      `the echo of ${text}`,
      (win, echoed) => {
        const rows = [...win.document.querySelectorAll('[role=grid] [role=row]')];
        return rows.filter((row) => row.textContent?.includes(echoed)).length === 2;
      },
      text,
    );
  }

  it('opens a connection that was lost again, signed afresh, in the same log with its gap', async () => {
    await addProfile(browser(), 'chat', gateway().credentials.good);
    page = await ConsolePage.popup(browser());
    await page.view.click('button', 'Options');
    await page.view.click('checkbox', 'Reconnect after a drop');
    await page.connect(gateway().url, 'chat');
    await page.waitState(/Connected/);
    await echo('sent at first');
    // SigV4 counts whole seconds, so an attempt within the same one has the same signature.
    const signedAt = Math.floor(Date.now() / 1_000);
    await eventually('the next second', () => Math.floor(Date.now() / 1_000) > signedAt);
    gateway().dropAll('reset');
    await page.waitRow(/connection dropped: 1006 Connection lost; attempt 1 in [\d.]+ m?s/);
    await page.waitRow(/connected again in \d+ ms, after a gap of [\d.]+ m?s \(attempt 1\)/);
    await page.waitState(/Connected/);
    await echo('sent again');
    const [first, second] = signatures();
    expect(second?.date).not.toBe(first?.date);
    expect(second?.signature).not.toBe(first?.signature);
    const log = await readLog(page.view);
    expect(log).toMatchObject([{ state: 'open', reconnects: true, connections: 2, sent: { frames: 2 } }]);
  });

  it('comes back from an outage by itself, whatever closed the connection', async () => {
    gateway().closeAll(1001, 'Going away');
    await page.waitRow(/connection dropped: 1001 Going away: Going away; attempt \d/);
    await eventually('the next connection', () => gateway().connections().length === 1);
    await page.waitState(/Connected/);
    await gateway().stop();
    await page.waitRow(/attempt \d failed: no connection \(1006\); attempt \d/);
    await gateway().resume();
    await eventually('the connection after the outage', async () => {
      // An attempt of its own may come first, and take the button away.
      await page.view.evaluate((win) => {
        const buttons = [...win.document.querySelectorAll<HTMLElement>('[role=status] button')];
        buttons.find(({ textContent }) => textContent === 'Reconnect now')?.click();
      });
      return gateway().connections().length === 1;
    });
    await page.waitState(/Connected/);
    await echo('sent once more');
  });

  it('stops waiting when the person says so', async () => {
    const { accepted } = gateway().stats();
    await gateway().stop();
    await page.waitState(/Reconnecting.*attempt \d/);
    await page.view.click('button', 'Disconnect');
    await page.waitState(/Closed.*1006/);
    await gateway().resume();
    await page.view.waitFor('button', 'Connect');
    expect(gateway().stats().accepted).toBe(accepted);
    const rows = (await readLog(page.view)).at(-1)?.rows ?? [];
    expect(rows.at(-1)?.payload).toMatch(/^disconnected (?:while it waited|before the connection)/);
    await page.close();
  });
});
