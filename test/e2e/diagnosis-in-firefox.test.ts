import { expect, it } from 'vitest';
import { addProfile } from './harness/addProfile.ts';
import { closedPort } from './harness/closedPort.ts';
import { inBrowsers } from './harness/inBrowsers.ts';
import { useGateway } from './harness/useGateway.ts';
import { ConsolePage } from './pages/ConsolePage.ts';
import { DiagnosisTab } from './pages/DiagnosisTab.ts';

inBrowsers(['firefox'], 'the answer to a handshake', (browser) => {
  const gateway = useGateway();
  const upgrades = () => gateway().requests.filter(({ upgrade }) => upgrade).length;

  it('is not known at first, and told by a second handshake once that is allowed', async () => {
    await addProfile(browser(), 'denied', gateway().credentials.denied);
    const page = await ConsolePage.tab(browser());
    await page.connect(gateway().url, 'denied');
    await page.waitState(/^Failed/);
    const tab = await DiagnosisTab.open(page.view);
    expect((await tab.waitFirst('unexplained')).certainty).toBe('possible');
    expect(upgrades()).toBe(1);

    await tab.ask('Repeat the handshake');
    expect((await tab.waitFirst('policy-missing')).certainty).toBe('certain');
    await page.view.waitFor('heading', 'The answer to a second handshake');
    expect(upgrades()).toBe(2);
    expect(gateway().requests.at(-1)).toMatchObject({ upgrade: true, status: 403 });
    await page.close();
  });

  it('is seen by itself from then on, without a second request', async () => {
    const before = gateway().requests.length;
    const page = await ConsolePage.tab(browser());
    await page.view.click('button', 'New connection');
    await page.connect(gateway().url, 'denied');
    await page.waitState(/^Failed/);
    const tab = await DiagnosisTab.open(page.view);
    const verdict = await tab.waitFirst('policy-missing');
    // The body, which says why access is denied, is not shown to extensions.
    expect(verdict.certainty).toBe('likely');
    await page.view.waitFor('heading', 'The answer to the handshake itself');
    await page.view.waitPageText(/HTTP 403.*x-amzn-errortype: AccessDeniedException/);
    expect(gateway().requests).toHaveLength(before + 1);
    await page.close();
  });

  it('tells a port without server from one without TLS', async () => {
    const page = await ConsolePage.tab(browser());
    for (const [url, id] of [
      [`ws://127.0.0.1:${await closedPort()}/dev`, 'network-refused'],
      [gateway().url.replace('ws:', 'wss:'), 'tls-failure'],
    ] as const) {
      await page.view.click('button', 'New connection');
      await page.connect(url, 'denied');
      await page.waitState(/^Failed/);
      const tab = await DiagnosisTab.open(page.view);
      expect((await tab.waitFirst(id)).certainty).toBe('certain');
    }
    await page.close();
  });

  it('is hidden again once that is taken back in the options', async () => {
    const options = await browser().open('options/index.html');
    await options.click('button', 'Diagnosis');
    await options.click('button', 'Take it back');
    await options.waitFor('button', 'Allow repeated handshakes');
    await options.close();
    const page = await ConsolePage.tab(browser());
    await page.view.click('button', 'New connection');
    await page.connect(gateway().url, 'denied');
    await page.waitState(/^Failed/);
    const tab = await DiagnosisTab.open(page.view);
    await tab.waitFirst('unexplained');
    expect(await page.view.has('heading', 'The answer to the handshake itself')).toBe(false);
  });
});
