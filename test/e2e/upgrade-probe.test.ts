import { expect, it } from 'vitest';
import { addProfile } from './harness/addProfile.ts';
import type { ExtensionBrowser } from './harness/ExtensionBrowser.ts';
import { useGateway } from './harness/useGateway.ts';
import { useRestarts } from './harness/useRestarts.ts';
import { ConsolePage } from './pages/ConsolePage.ts';
import { DiagnosisTab } from './pages/DiagnosisTab.ts';

const launch = useRestarts('chrome', { grantedHosts: ['http://127.0.0.1/*'] });
const gateway = useGateway();

const upgrades = () => gateway().requests.filter(({ upgrade }) => upgrade).length;

/** Has a connection refused, and looks at why. */
async function refused(browser: ExtensionBrowser, profile: string): Promise<DiagnosisTab> {
  const page = await ConsolePage.tab(browser);
  await page.waitState(/\w/);
  if (await page.view.has('button', 'New connection')) await page.view.click('button', 'New connection');
  await page.waitState(/Not connected/);
  await page.connect(gateway().url, profile);
  await page.waitState(/^Failed/);
  return DiagnosisTab.open(page.view);
}

async function openOptions(browser: ExtensionBrowser) {
  const options = await browser.open('options/index.html');
  await options.click('button', 'Diagnosis');
  return options;
}

it('in Chrome a handshake is repeated only where that was allowed, from the next start on', async () => {
  const { denied } = gateway().credentials;
  let browser = await launch();
  await addProfile(browser, 'denied', denied);
  let tab = await refused(browser, 'denied');
  expect(await tab.view.has('button', 'Repeat the handshake')).toBe(false);
  await tab.view.close();

  let options = await openOptions(browser);
  await options.click('button', 'Allow repeated handshakes');
  await options.waitText(
    'status',
    undefined,
    /Allowed\. It works once Chrome was closed and started again\./,
  );
  tab = await refused(browser, 'denied');
  expect(await tab.view.has('button', 'Repeat the handshake')).toBe(false);
  await browser.close();

  browser = await launch();
  options = await openOptions(browser);
  await options.waitText('status', undefined, /Allowed\.$/m);
  await options.close();
  await addProfile(browser, 'denied again', denied);
  tab = await refused(browser, 'denied again');
  const before = upgrades();
  await tab.ask('Repeat the handshake');
  expect((await tab.waitFirst('policy-missing')).certainty).toBe('certain');
  await tab.view.waitFor('heading', 'The answer to a second handshake');
  expect(upgrades()).toBe(before + 1);
  expect(gateway().requests.at(-1)).toMatchObject({ upgrade: true, status: 403 });

  options = await openOptions(browser);
  await options.click('button', 'Take it back');
  await options.waitText('status', undefined, /Not allowed\./);
  tab = await refused(browser, 'denied again');
  expect(await tab.view.has('button', 'Repeat the handshake')).toBe(false);
});
