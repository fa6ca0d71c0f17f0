import { expect, it } from 'vitest';
import { addProfile } from './harness/addProfile.ts';
import { eventually } from './harness/eventually.ts';
import { inBothBrowsers } from './harness/inBrowsers.ts';
import { readLog } from './harness/readLog.ts';
import { useGateway } from './harness/useGateway.ts';
import { ConsolePage } from './pages/ConsolePage.ts';

/** An idle limit below the interval but for the echo of each message: without them it would close. */
const IDLE = 8_000;
const BEAT = '{"action":"echo","beat":true}';

inBothBrowsers('keep-alive', (browser) => {
  const gateway = useGateway({ limits: { idleMs: IDLE } });

  it('of a saved API outlasts the idle limit with no page open, and each message is in the log', async () => {
    const { id } = await addProfile(browser(), 'chat', gateway().credentials.good);
    await browser().command('saveApi', {
      name: 'Chat',
      url: gateway().url,
      profileId: id,
      keepAlive: { seconds: 5, message: BEAT },
    });
    const page = await ConsolePage.tab(browser());
    await page.view.click('button', 'Options');
    expect(
      await page.view.until(
        'the interval',
        (win) => win.document.querySelector<HTMLInputElement>('#keep-alive-seconds')?.value,
      ),
    ).toBe('5');
    await page.connect(gateway().url, 'chat');
    await page.waitState(/Connected/);
    const opened = Date.now();
    await page.close();
    await eventually('the idle limit to pass', () => Date.now() > opened + IDLE + 1_500, IDLE + 5_000);
    expect(gateway().disconnects).toEqual([]);
    const again = await ConsolePage.tab(browser());
    await again.waitState(/Connected/);
    await again.view.click('button', 'Disconnect');
    await again.waitState(/Closed/);
    const beats = gateway().stats().messagesIn;
    expect(beats).toBeGreaterThan(0);
    const rows = (await readLog(again.view))[0]?.rows ?? [];
    const messages = rows.filter(({ direction }) => direction !== 'event');
    expect(messages.map(({ direction, payload }) => [direction, payload])).toEqual(
      Array.from({ length: beats }, () => ['sent', 'received'].map((direction) => [direction, BEAT])).flat(),
    );
    await again.close();
  });
});
