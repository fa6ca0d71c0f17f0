import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { inject } from 'vitest';
import { DIST, installInChrome, startChrome } from './chrome.ts';
import { createChromeEval } from './chromeEval.ts';
import type { ExtensionBrowser, LaunchOptions, Target } from './ExtensionBrowser.ts';
import { installInFirefox, startFirefox } from './firefox.ts';
import { prefsOf, setPrefs } from './firefoxPrefs.ts';
import { profileFolder } from './profileFolder.ts';

/** What can be had of a browser that runs already; `args` ask for a Chromium of one's own. */
export type SharedOptions = Pick<
  LaunchOptions,
  'grantedHosts' | 'grantedPermissions' | 'downloads' | 'prefs' | 'args'
>;

/** The files of one worker of vitest, which come one after another, use these. */
const running = new Map<Target, Browser>();
const START = {
  chrome: () => startChrome({ userDataDir: profileFolder('chrome') }),
  firefox: () =>
    startFirefox({
      userDataDir: profileFolder('firefox'),
      // It waits longer and longer before it tries a host again that has failed, and all servers are of one.
      prefs: { 'network.websocket.delay-failed-reconnects': false },
    }),
};

// vitest ends a worker by SIGTERM, and half a second later by SIGKILL: too soon to close a browser.
process.once('SIGTERM', () => {
  for (const browser of running.values()) kill(browser);
});

/** Ends the browser's processes, which are a group. */
function kill(browser: Browser): void {
  const pid = browser.process()?.pid;
  if (pid !== undefined) process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
}

/**
 * The extension newly installed in a browser that other files use before and after: to start one for
 * each file took most of the time. It has an origin of its own each time, so that nothing that an
 * earlier installation stored can be there. `close` uninstalls it.
 */
export async function borrow(target: Target, options: SharedOptions = {}): Promise<ExtensionBrowser> {
  let browser = running.get(target);
  if (!browser?.connected) browser = await START[target]();
  running.set(target, browser);
  try {
    return await INSTALL[target](browser, options);
  } catch (error) {
    await giveUp(target, browser);
    throw error;
  }
}

const INSTALL: Record<Target, (browser: Browser, options: SharedOptions) => Promise<ExtensionBrowser>> = {
  // Chromium's id, and with it the origin, comes from the folder.
  chrome: async (browser, options) => {
    const dist = mkdtempSync(join(inject('scratch'), 'dist-'));
    cpSync(DIST, dist, { recursive: true });
    const restore = await downloadTo(browser, options.downloads);
    return installInChrome(browser, { ...options, dist }, async (id) => {
      await giveBack('chrome', browser, id, restore);
      rmSync(dist, { recursive: true, force: true });
    });
  },
  firefox: async (browser, options) => {
    const restore = await setPrefs(createChromeEval(browser), prefsOf(options));
    return installInFirefox(browser, options, randomUUID(), (id) =>
      giveBack('firefox', browser, id, restore),
    );
  },
};

/** As launching with `downloads` does; gives what undoes it. */
async function downloadTo(browser: Browser, downloadPath: string | undefined): Promise<() => Promise<void>> {
  if (downloadPath === undefined) return async () => {};
  // It may end with the session that asked for it.
  const session = await browser.target().createCDPSession();
  await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath });
  return async () => {
    await session.send('Browser.setDownloadBehavior', { behavior: 'default' });
    await session.detach();
  };
}

/** Leaves the browser as it was found, or ends it where that cannot be. */
async function giveBack(
  target: Target,
  browser: Browser,
  id: string,
  restore: () => Promise<void>,
): Promise<void> {
  try {
    // The blank page of the start stays, since the last one may take the browser with it.
    const pages = (await browser.pages()).filter((page) => page.url() !== 'about:blank');
    await Promise.all(pages.map((page) => page.close()));
    await browser.uninstallExtension(id);
    await restore();
  } catch {
    await giveUp(target, browser);
  }
}

async function giveUp(target: Target, browser: Browser): Promise<void> {
  running.delete(target);
  await browser.close();
}
