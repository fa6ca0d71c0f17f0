import { mkdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { launchChrome } from './chrome.ts';
import type { ExtensionBrowser, LaunchOptions, Target } from './ExtensionBrowser.ts';
import { launchFirefox } from './firefox.ts';
import { profileFolder } from './profileFolder.ts';
import { borrow, type SharedOptions } from './sharedBrowsers.ts';

const LAUNCH = { chrome: launchChrome, firefox: launchFirefox };

export const launch = (target: Target, options?: LaunchOptions): Promise<ExtensionBrowser> =>
  LAUNCH[target]({ userDataDir: profileFolder(target), ...options });

/** Whether a browser that others use as well will do: Chromium's command line is its own. */
const canShare = (target: Target, { args = [] }: SharedOptions): boolean =>
  target === 'firefox' || args.length === 0;

/** Declares the tests of one behaviour in each browser, with the shipped build in it. */
export function inBrowsers(
  targets: Target[],
  behaviour: string,
  define: (browser: () => ExtensionBrowser) => void,
  options: SharedOptions = {},
): void {
  describe.each(targets)(`${behaviour} (%s)`, (target) => {
    let browser: ExtensionBrowser | undefined;
    beforeAll(async () => {
      mkdirSync('out/e2e', { recursive: true });
      browser = await (canShare(target, options) ? borrow(target, options) : launch(target, options));
    });
    afterAll(async () => {
      const errors = browser?.errors ?? [];
      await browser?.close();
      expect(errors, 'errors in the extension’s pages').toEqual([]);
    });
    define(() => browser as ExtensionBrowser);
  });
}

export const inBothBrowsers = (
  behaviour: string,
  define: (browser: () => ExtensionBrowser) => void,
  options?: SharedOptions,
): void => inBrowsers(['chrome', 'firefox'], behaviour, define, options);
