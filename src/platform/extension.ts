import browser from 'webextension-polyfill';

/** The extension's own version, as in the manifest. */
export const version = (): string => browser.runtime.getManifest().version;

/** Absolute URL of a page or file of the extension. */
export const pageUrl = (path: string): string => browser.runtime.getURL(path);

/** Opens the options page, at a section where one is given, in a tab of its own. */
export async function openOptions(section?: string): Promise<void> {
  if (section === undefined) return browser.runtime.openOptionsPage();
  await openTab(`options/index.html#${encodeURIComponent(section)}`);
}

/** Opens a page of the extension in a new tab. */
export async function openTab(path: string): Promise<void> {
  await browser.tabs.create({ url: pageUrl(path) });
}

/**
 * Has the background run once when the browser starts, and not only when it is first used: what it
 * does on starting (see background/settleLog.ts) is promised for then. An event is enough; there is
 * nothing to be done in it. Called synchronously, as listeners are not kept otherwise.
 */
export function runAtBrowserStart(): void {
  browser.runtime.onStartup.addListener(() => undefined);
}
