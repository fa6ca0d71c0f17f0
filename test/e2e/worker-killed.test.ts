import { expect, it } from 'vitest';
import { addProfile } from './harness/addProfile.ts';
import { eventually } from './harness/eventually.ts';
import { inBrowsers } from './harness/inBrowsers.ts';
import { readLog, tickNumbers } from './harness/readLog.ts';
import { useGateway } from './harness/useGateway.ts';
import { ConsolePage } from './pages/ConsolePage.ts';

const COUNT = 500;
const TICKER = JSON.stringify({ action: 'ticker', rate: 200, size: 120, count: COUNT });
const EVERY_TICK = Array.from({ length: COUNT }, (_, at) => at + 1);

inBrowsers(['chrome'], 'worker killed', (browser) => {
  const gateway = useGateway();

  /** Waits until the gateway has sent `more` frames from now on. */
  async function streaming(more: number): Promise<void> {
    const from = gateway().stats().messagesOut;
    await eventually('frames on the way', () => gateway().stats().messagesOut >= from + more);
  }

  async function startTicker(): Promise<ConsolePage> {
    const popup = await ConsolePage.popup(browser());
    await popup.connect(gateway().url, 'chat');
    await popup.waitState(/Connected/);
    await popup.send(TICKER);
    await popup.waitRow(/"tick"/);
    return popup;
  }

  async function expectNothingLost(popup: ConsolePage): Promise<void> {
    await popup.waitRow(new RegExp(`"n":${COUNT}\\b`));
    await popup.waitState(/Connected/);
    await popup.send('{"action":"echo","after":"the kill"}');
    await popup.view.until('the echo', (win) => {
      const rows = [...win.document.querySelectorAll('[role=grid] [role=row]')];
      return rows.filter((row) => row.textContent?.includes('the kill')).length === 2;
    });
    expect(await browser().backgroundRuns()).toBe(true);
    const session = (await readLog(popup.view)).at(-1)!;
    expect(tickNumbers(session)).toEqual(EVERY_TICK);
    expect(session).toMatchObject({ state: 'open', received: { frames: COUNT + 1 } });
    expect(gateway().connections()).toHaveLength(1);
    await popup.view.click('button', 'Disconnect');
    await popup.waitState(/Closed/);
  }

  it('loses no frame and goes on sending when it is killed twice with the popup open', async () => {
    await addProfile(browser(), 'chat', gateway().credentials.good);
    const popup = await startTicker();
    await streaming(50);
    expect(await browser().killBackground()).toBe(true);
    await streaming(50);
    await browser().killBackground();
    expect(await browser().backgroundRuns()).toBe(false);
    await streaming(50);
    await expectNothingLost(popup);
    await popup.close();
  });

  it('loses no frame when it is killed with the popup closed', async () => {
    const popup = await startTicker();
    await popup.close();
    await streaming(50);
    expect(await browser().killBackground()).toBe(true);
    await streaming(100);
    expect(await browser().backgroundRuns()).toBe(false);
    const again = await ConsolePage.popup(browser());
    await expectNothingLost(again);
    await again.close();
  });
});
