import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe } from 'vitest';
import { startChrome } from '../../harness/chrome.ts';
import { startFirefox } from '../../harness/firefox.ts';
import { type HookServer, startHookServer } from './hookServer.ts';

const START = { chrome: startChrome, firefox: startFirefox };

/** The started browser, and the server of its pages. */
export interface BareBrowser {
  target: 'chrome' | 'firefox';
  browser(): Browser;
  server(): HookServer;
}

/** Declares tests in each browser as it is, without the extension. `scriptFor` makes the page's script. */
export function inBareBrowsers(
  behaviour: string,
  define: (bare: BareBrowser) => void,
  scriptFor: (sockets: string) => string = () => '',
): void {
  describe.each(['chrome', 'firefox'] as const)(`${behaviour} (%s)`, (target) => {
    let server: HookServer | undefined;
    let browser: Browser | undefined;
    beforeAll(async () => {
      server = await startHookServer(scriptFor);
      browser = await START[target]();
    });
    afterAll(async () => {
      await browser?.close();
      await server?.close();
    });
    define({ target, browser: () => browser as Browser, server: () => server as HookServer });
  });
}
