import { launchChrome } from '../../e2e/harness/chrome.ts';
import type { ExtensionBrowser } from '../../e2e/harness/ExtensionBrowser.ts';
import { type Gateway, startGateway } from '../../gateway/gateway.ts';
import { seed } from '../../tools/seed.ts';
import type { BenchRow } from '../row.ts';
import { connectRows } from './connect.ts';
import { popupRows } from './popup.ts';

export const popupGroup = (): Promise<BenchRow[]> => withSeeded((browser) => popupRows(browser));

export const connectGroup = (): Promise<BenchRow[]> => withSeeded(connectRows);

/** Runs with Chromium, whose console has the gateway's profile and API. */
async function withSeeded(
  measure: (browser: ExtensionBrowser, gateway: Gateway, profileId: string) => Promise<BenchRow[]>,
): Promise<BenchRow[]> {
  const gateway = await startGateway();
  const browser = await launchChrome();
  try {
    const { id } = await seed(browser, gateway);
    return await measure(browser, gateway, id);
  } finally {
    await browser.close();
    await gateway.close();
  }
}
