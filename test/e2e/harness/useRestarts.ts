import { rmSync } from 'node:fs';
import { afterEach, beforeEach } from 'vitest';
import type { ExtensionBrowser, LaunchOptions, Target } from './ExtensionBrowser.ts';
import { launch } from './inBrowsers.ts';
import { profileFolder } from './profileFolder.ts';

/** Gives what starts a browser, with the same profile folder each time within a test. */
export function useRestarts(target: Target): () => Promise<ExtensionBrowser> {
  let userDataDir: string;
  let browser: ExtensionBrowser | undefined;

  beforeEach(() => {
    userDataDir = profileFolder(target);
  });
  afterEach(async () => {
    await browser?.close().catch(() => {});
    rmSync(userDataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  });

  return async () => {
    const options: LaunchOptions = { userDataDir };
    if (target === 'firefox') {
      // As a signed add-on would; one that is loaded for a session loses its storage with it.
      options.prefs = {
        'extensions.webextensions.keepStorageOnUninstall': true,
        'extensions.webextensions.keepUuidOnUninstall': true,
      };
    }
    browser = await launch(target, options);
    return browser;
  };
}
