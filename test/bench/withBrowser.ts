import { addProfile } from '../e2e/harness/addProfile.ts';
import { launchChrome } from '../e2e/harness/chrome.ts';
import type { ExtensionBrowser, LaunchOptions, Target } from '../e2e/harness/ExtensionBrowser.ts';
import { launchFirefox } from '../e2e/harness/firefox.ts';
import type { Sender } from './sender/startSender.ts';

export const TARGETS: readonly Target[] = ['chrome', 'firefox'];

/** Name of the profile that holds the gateway's keys. */
export const PROFILE = 'Bench';

/** A browser of its own for one measurement, with the gateway's profile in it. */
export async function withBrowser<T>(
  target: Target,
  sender: Sender,
  measure: (browser: ExtensionBrowser, profileId: string) => Promise<T>,
  options?: LaunchOptions,
): Promise<T> {
  const browser = await (target === 'chrome' ? launchChrome : launchFirefox)(options);
  try {
    const { id } = await addProfile(browser, PROFILE, sender.gateway.credentials);
    return await measure(browser, id);
  } finally {
    await browser.close().catch(() => undefined);
  }
}
