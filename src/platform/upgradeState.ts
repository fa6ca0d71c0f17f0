import browser from 'webextension-polyfill';

/** Set by the build (vite.config.ts). */
declare const __TARGET__: 'chrome' | 'firefox';

/** What has to be granted for a true handshake by fetch. */
export const UPGRADE_PERMISSIONS: readonly string[] =
  __TARGET__ === 'firefox' ? ['webRequest', 'webRequestBlocking'] : ['declarativeNetRequestWithHostAccess'];

const permissions = { permissions: [...UPGRADE_PERMISSIONS] as never };

/** In storage.local while Chrome has granted it and was not started anew since. */
const KEY = 'upgradePending';

/** `next-start`: granted, and in effect from the next start of the browser (Chrome, measured). */
export type UpgradeState = 'off' | 'next-start' | 'on';

/** Whether repeated handshakes are allowed. */
export async function upgradeState(): Promise<UpgradeState> {
  if (!(await browser.permissions.contains(permissions))) return 'off';
  return (await browser.storage.local.get(KEY))[KEY] === true ? 'next-start' : 'on';
}

/** Asks for it where it is off. Must be called by a click's handler before anything is awaited. */
async function allowUpgrade(): Promise<boolean> {
  const granted = await browser.permissions.request(permissions);
  if (granted && __TARGET__ === 'chrome') await browser.storage.local.set({ [KEY]: true });
  return granted;
}

/** Takes it back; in Chrome what it cost ends with the next start. */
async function takeUpgradeBack(): Promise<void> {
  await browser.permissions.remove(permissions);
  await browser.storage.local.remove(KEY);
}

/** What was granted before this start of the browser is in effect. Called as listeners are: at once. */
export function settleUpgradeAtStart(): void {
  browser.runtime.onStartup.addListener(() => void browser.storage.local.remove(KEY));
}

/** For the options page. */
export const upgradeSettings = {
  browser: __TARGET__,
  state: upgradeState,
  allow: allowUpgrade,
  takeBack: takeUpgradeBack,
};
