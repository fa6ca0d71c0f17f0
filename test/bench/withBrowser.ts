import type { ProfileView } from '#core/profile.ts';
import { addProfile } from '../e2e/harness/addProfile.ts';
import { launchChrome } from '../e2e/harness/chrome.ts';
import type { ExtensionBrowser, LaunchOptions, Target } from '../e2e/harness/ExtensionBrowser.ts';
import { launchFirefox } from '../e2e/harness/firefox.ts';
import type { Sender } from './sender/startSender.ts';

export const TARGETS: readonly Target[] = ['chrome', 'firefox'];

/** Name of the profile that holds the gateway's keys. */
export const PROFILE = 'Bench';

/** A browser with the gateway's profile in it. */
export async function launchForBench(
  target: Target,
  sender: Sender,
  options?: LaunchOptions,
): Promise<{ browser: ExtensionBrowser; profileId: string }> {
  const browser = await (target === 'chrome' ? launchChrome : launchFirefox)(options);
  try {
    return { browser, profileId: await profileOf(browser, sender) };
  } catch (error) {
    await browser.close().catch(() => undefined);
    throw error;
  }
}

/** A browser of its own for one measurement, with the gateway's profile in it. */
export async function withBrowser<T>(
  target: Target,
  sender: Sender,
  measure: (browser: ExtensionBrowser, profileId: string) => Promise<T>,
  options?: LaunchOptions,
): Promise<T> {
  const { browser, profileId } = await launchForBench(target, sender, options);
  try {
    return await measure(browser, profileId);
  } finally {
    await browser.close().catch(() => undefined);
  }
}

/** The profile's id: made now, unless an earlier run of the same browser has left it. */
async function profileOf(browser: ExtensionBrowser, sender: Sender): Promise<string> {
  const { profiles } = await browser.command<{ profiles: ProfileView[] }>('overview');
  const profile =
    profiles.find(({ name }) => name === PROFILE) ??
    (await addProfile(browser, PROFILE, sender.gateway.credentials));
  return profile.id;
}
