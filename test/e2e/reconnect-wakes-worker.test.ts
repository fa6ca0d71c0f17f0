import { expect, it } from 'vitest';
import { addProfile } from './harness/addProfile.ts';
import { eventually } from './harness/eventually.ts';
import { inBrowsers } from './harness/inBrowsers.ts';
import { readLog } from './harness/readLog.ts';
import { useGateway } from './harness/useGateway.ts';
import { ConsolePage } from './pages/ConsolePage.ts';

inBrowsers(['chrome'], 'reconnect wakes the worker', (browser) => {
  const gateway = useGateway();

  it('signs for the host page alone, although the worker was killed and no view is open', async () => {
    await addProfile(browser(), 'chat', gateway().credentials.good);
    const popup = await ConsolePage.popup(browser());
    await popup.view.click('button', 'Options');
    await popup.view.click('checkbox', 'Reconnect after a drop');
    await popup.connect(gateway().url, 'chat');
    await popup.waitState(/Connected/);
    await popup.close();
    // The second time the host has to notice that its line ended with the worker.
    for (const accepted of [2, 3]) {
      expect(await browser().killBackground()).toBe(true);
      expect(await browser().backgroundRuns()).toBe(false);
      gateway().dropAll();
      await eventually('the next connection', () => gateway().stats().accepted === accepted);
      // DevTools may tell of the worker later than the gateway of what it signed.
      await eventually('the worker to run', () => browser().backgroundRuns());
    }
    const again = await ConsolePage.popup(browser());
    await again.waitState(/Connected/);
    expect(await readLog(again.view)).toMatchObject([{ state: 'open', connections: 3 }]);

    // A view of ours that calls itself the host is hung up on.
    const answer = await again.view.evaluate(
      (win) =>
        new Promise((resolve) => {
          const { runtime } = (win as unknown as { chrome: typeof chrome }).chrome;
          const port = runtime.connect({ name: 'host' });
          port.onMessage.addListener(() => resolve('answered'));
          port.onDisconnect.addListener(() => resolve('hung up'));
          port.postMessage({ id: 1, method: 'signAgain', args: [1] });
        }),
    );
    expect(answer).toBe('hung up');
    const refused = await browser()
      .command('signAgain', 1)
      .then(
        () => 'answered',
        () => 'refused',
      );
    expect(refused).toBe('refused');
    await again.close();
  });
});
