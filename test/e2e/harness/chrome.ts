import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import puppeteer, {
  type Browser,
  type CDPSession,
  type Page,
  type Target as PuppeteerTarget,
} from 'puppeteer-core';
import { findBrowser } from '../../tools/browsers.mjs';
import { inspectInChrome } from './chromeDevTools.ts';
import type { ExtensionBrowser, LaunchOptions } from './ExtensionBrowser.ts';
import { eventually, WAIT_MS } from './eventually.ts';
import { grantHosts } from './grantHosts.ts';
import { isLoaded } from './isLoaded.ts';
import { killBrowser } from './killBrowser.ts';
import { killWorker } from './killWorker.ts';
import { commandExpression, pageView } from './pageView.ts';
import { targetIdOf } from './targetIdOf.ts';
import type { View } from './View.ts';
import { watchChrome } from './watchChrome.ts';

/** Keeps Chromium from calling home; without them its refused connections slow every start. */
export const QUIET = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
  // The headless screen is 800x600 otherwise, and the popup is cut to what fits it.
  '--screen-info={1600x1200}',
  '--window-size=1400,1000',
];

/** The build that is shipped. */
export const DIST = fileURLToPath(new URL('../../../dist/chrome', import.meta.url));

/** Launches Chromium with the built extension. */
export async function launchChrome(options: LaunchOptions = {}): Promise<ExtensionBrowser> {
  const browser = await startChrome(options);
  return installInChrome(browser, options, () => browser.close());
}

/** Launches Chromium as it is. */
export function startChrome(options: LaunchOptions = {}): Promise<Browser> {
  const { headless = true, userDataDir } = options;
  return puppeteer.launch({
    executablePath: options.program ?? process.env.CHROME_PATH ?? findBrowser('chrome') ?? 'chromium',
    headless,
    pipe: true,
    enableExtensions: true,
    acceptInsecureCerts: true,
    defaultViewport: headless ? { width: 1200, height: 800 } : null,
    args: [...QUIET, ...(options.args ?? [])],
    ...(options.downloads ? { downloadBehavior: { policy: 'allow', downloadPath: options.downloads } } : {}),
    ...(userDataDir ? { userDataDir } : {}),
  });
}

/** Installs the built extension in a running Chromium; `end` is done when it is no longer needed. */
export async function installInChrome(
  browser: Browser,
  { dist = DIST, grantedHosts, grantedPermissions }: LaunchOptions,
  end: (id: string) => Promise<void>,
): Promise<ExtensionBrowser> {
  const install = (folder: string) => browser.installExtension(folder);
  const granted = grantedHosts && (await grantHosts(dist, grantedHosts, install, grantedPermissions));
  const id = granted?.id ?? (await install(dist));
  const isWorker = (target: PuppeteerTarget) =>
    target.type() === 'service_worker' && target.url().startsWith(`chrome-extension://${id}/`);
  await browser.waitForTarget(isWorker, { timeout: WAIT_MS });

  const errors: string[] = [];
  const printed: string[] = [];
  let theme: 'light' | 'dark' = 'light';
  let helper: Page | undefined;
  let storage: CDPSession | undefined;
  let session: CDPSession | undefined;

  async function prepare(page: Page): Promise<void> {
    await watchChrome(page, { errors, printed });
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
  }

  /** A blank page that goes on to the extension's would start a second process and throw it away. */
  async function openPage(path: string, background = false): Promise<Page> {
    session ??= await browser.target().createCDPSession();
    const url = `chrome-extension://${id}/${path}`;
    const { targetId } = await session.send('Target.createTarget', { url, background });
    const target = await browser.waitForTarget((one) => targetIdOf(one) === targetId, {
      timeout: WAIT_MS,
    });
    const page = await target.asPage();
    await prepare(page);
    await eventually(`the page ${path}`, () => page.evaluate(isLoaded, url).catch(() => false));
    return page;
  }

  /** A page of the extension that stays in the background, to call extension APIs from. */
  async function helperPage(): Promise<Page> {
    helper ??= await openPage('manifest.json', true);
    return helper;
  }

  return {
    target: 'chrome',
    errors,
    printed,
    open: async (path): Promise<View> => pageView(await openPage(path)),

    async openWeb(url) {
      const page = await browser.newPage();
      await page.goto(url);
      await page.bringToFront();
      return pageView(page);
    },

    async inspect(url) {
      const page = await browser.newPage();
      await page.goto(url);
      await page.bringToFront();
      return inspectInChrome(page, id, errors);
    },

    async waitWeb(part) {
      const target = await browser.waitForTarget((one) => one.url().includes(part), { timeout: WAIT_MS });
      return pageView(await target.asPage());
    },

    async waitOwn(path) {
      const url = `chrome-extension://${id}/${path}`;
      const target = await browser.waitForTarget((one) => one.url() === url, { timeout: WAIT_MS });
      return pageView(await target.asPage());
    },

    async waitSide() {
      const url = `chrome-extension://${id}/popup/index.html?view=side`;
      const target = await browser.waitForTarget((one) => one.url() === url, { timeout: WAIT_MS });
      return pageView(await target.asPage());
    },

    pressButton: async () => {},

    async openPopup() {
      const page = await helperPage();
      await page.bringToFront();
      const isPopup = (target: PuppeteerTarget) =>
        target.type() === 'page' && target.url().endsWith('/popup/index.html');
      await page.evaluate(() => chrome.action.openPopup());
      const target = await browser.waitForTarget(isPopup, { timeout: WAIT_MS });
      const popup = await target.asPage();
      await prepare(popup);
      return pageView(popup, async () => {
        if (popup.isClosed()) return;
        const gone = new Promise<void>((resolve) => popup.once('close', () => resolve()));
        await popup.evaluate(() => window.close()).catch(() => {});
        await gone;
      });
    },

    killBackground: () => killWorker(browser, isWorker),

    backgroundRuns: async () => browser.targets().some(isWorker),

    async closeHelper() {
      await helper?.close();
      helper = undefined;
    },

    async limitStorage(bytes) {
      // The limit ends with the session that set it.
      storage ??= await (await helperPage()).createCDPSession();
      const limit = bytes === undefined ? {} : { quotaSize: bytes };
      await storage.send('Storage.overrideQuotaForOrigin', { origin: `chrome-extension://${id}`, ...limit });
    },

    command: async <T>(method: string, ...args: unknown[]) =>
      (await (await helperPage()).evaluate(commandExpression('chrome', method, args))) as T,

    async printInBackground(text) {
      await (await helperPage()).evaluate(commandExpression('chrome', 'overview', []));
      const worker = await browser.targets().find(isWorker)?.worker();
      await worker?.evaluate((line) => console.log(line), text);
    },

    async readClipboard() {
      // Not a page in front, as reading asks for otherwise: it would take the focus and close the popup.
      const page = await helperPage();
      const context = browser.defaultBrowserContext();
      await context.overridePermissions(`chrome-extension://${id}`, ['clipboard-read']);
      await page.emulateFocusedPage(true);
      const text = await page.evaluate(() => navigator.clipboard.readText());
      await page.emulateFocusedPage(false);
      return text;
    },

    async setTheme(wanted) {
      theme = wanted;
    },

    closed: new Promise((resolve) => browser.once('disconnected', () => resolve())),
    pid: browser.process()?.pid ?? 0,
    async close() {
      await end(id);
      if (granted) rmSync(granted.folder, { recursive: true, force: true });
    },
    kill: () => killBrowser(browser),
  };
}
