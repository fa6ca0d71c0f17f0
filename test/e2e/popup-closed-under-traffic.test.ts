import { expect, it } from 'vitest';
import { addProfile } from './harness/addProfile.ts';
import { eventually } from './harness/eventually.ts';
import { inBothBrowsers } from './harness/inBrowsers.ts';
import { readLog, tickNumbers } from './harness/readLog.ts';
import { useGateway } from './harness/useGateway.ts';
import { ConsolePage } from './pages/ConsolePage.ts';

const RATE = 200;
const COUNT = 2000;
/** Frames that the gateway sends while the popup is closed: 5 s of them. */
const UNSEEN = RATE * 5;

inBothBrowsers('popup closed under traffic', (browser) => {
  const gateway = useGateway();

  it('logs every frame that came while the popup was closed for 5 s', async () => {
    await addProfile(browser(), 'chat', gateway().credentials.good);
    const popup = await ConsolePage.popup(browser());
    await popup.connect(gateway().url, 'chat');
    await popup.waitState(/Connected/);
    await popup.send(JSON.stringify({ action: 'ticker', rate: RATE, size: 120, count: COUNT }));
    await popup.waitRow(/"n":\d\d\b/);
    await popup.close();

    const closedAt = performance.now();
    const seen = gateway().stats().messagesOut;
    await eventually(`${UNSEEN} more frames`, () => gateway().stats().messagesOut >= seen + UNSEEN);
    expect(performance.now() - closedAt).toBeGreaterThan(4_900);
    expect(seen + UNSEEN, 'the ticker still runs when the popup opens again').toBeLessThan(COUNT);

    const again = await ConsolePage.popup(browser());
    await again.waitState(/Connected/);
    await again.waitRow(new RegExp(`"n":${COUNT}\\b`));
    // connecting, connected, the ticker's order, and every tick
    expect(await again.rowCount()).toBe(COUNT + 3);

    const [session] = await readLog(again.view);
    expect(tickNumbers(session!)).toEqual(Array.from({ length: COUNT }, (_, at) => at + 1));
    expect(session!.rows.map(({ index }) => index)).toEqual(session!.rows.map((_, at) => at));
    await again.close();
  });
});
