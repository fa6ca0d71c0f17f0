import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer, { type Browser, type Page, type Target as PuppeteerTarget } from 'puppeteer-core';
import { findBrowser } from '../../tools/browsers.mjs';
import { createChromeEval } from './chromeEval.ts';
import type { ExtensionBrowser, LaunchOptions } from './ExtensionBrowser.ts';
import { eventually } from './eventually.ts';
import { inspectInFirefox } from './firefoxDevTools.ts';
import { drawElement } from './firefoxInput.ts';
import { openFirefoxPopup, pinButton, pressFirefoxButton } from './firefoxPopup.ts';
import { prefsOf } from './firefoxPrefs.ts';
import { ifSettled } from './ifSettled.ts';
import { isLoaded } from './isLoaded.ts';
import { killBrowser } from './killBrowser.ts';
import { commandExpression, inPage, type Printed, pageView, watchPrinted } from './pageView.ts';
import { View } from './View.ts';

/** The build that is shipped. */
const DIST = fileURLToPath(new URL('../../../dist/firefox', import.meta.url));

/** Firefox gives every installation a random origin; this preference fixes it. */
const UUIDS = 'extensions.webextensions.uuids';
const UUID = '11111111-2222-4333-8444-555555555555';

/** The `<browser>` of what stands in the sidebar. */
const SIDEBAR = `document.getElementById('sidebar').contentDocument.getElementById('webext-panels-browser')`;

/** Gives the pages of the window the size that Chromium's have; by BiDi it would be done for each page anew. */
const RESIZE = `window.resizeBy(
  1200 - gBrowser.selectedBrowser.clientWidth,
  800 - gBrowser.selectedBrowser.clientHeight,
)`;

/** Opening a page takes a tenth of this on a busy machine. */
const ASK_AGAIN_MS = 5_000;
let tabs = 0;

/** Launches Firefox with the built extension. */
export async function launchFirefox(options: LaunchOptions = {}): Promise<ExtensionBrowser> {
  const browser = await startFirefox(options);
  return installInFirefox(browser, options, UUID, () => browser.close());
}

/** Launches Firefox as it is. */
export function startFirefox(options: LaunchOptions = {}): Promise<Browser> {
  const { headless = true, userDataDir } = options;
  return puppeteer.launch({
    browser: 'firefox',
    executablePath: options.program ?? process.env.FIREFOX_PATH ?? findBrowser('firefox') ?? 'firefox',
    headless,
    acceptInsecureCerts: true,
    defaultViewport: null,
    // Extension pages are out of reach of automation without it.
    args: ['-remote-allow-system-access'],
    extraPrefsFirefox: {
      'extensions.openPopupWithoutUserGesture.enabled': true,
      'extensions.webextOptionalPermissionPrompts': false,
      ...prefsOf(options),
    },
    ...(userDataDir ? { userDataDir } : {}),
  });
}

/** Installs the built extension, at this origin, in a running Firefox; `end` is done when it is no longer needed. */
export async function installInFirefox(
  browser: Browser,
  { dist = DIST, headless = true }: LaunchOptions,
  uuid: string,
  end: (id: string) => Promise<void>,
): Promise<ExtensionBrowser> {
  const manifest = JSON.parse(readFileSync(join(dist, 'manifest.json'), 'utf8'));
  const geckoId: string = manifest.browser_specific_settings.gecko.id;
  const chromeEval = createChromeEval(browser);
  const origins = JSON.stringify(JSON.stringify({ [geckoId]: uuid }));
  await chromeEval(`Services.prefs.setStringPref('${UUIDS}', ${origins})`);
  await browser.installExtension(dist);
  if (headless) await chromeEval(RESIZE);
  const extension = `WebExtensionPolicy.getByID(${JSON.stringify(geckoId)}).extension`;
  await chromeEval(pinButton(extension));

  const errors: string[] = [];
  const printed: string[] = [];
  const backgroundRuns = async () => (await chromeEval(`${extension}.backgroundState`)) === 'running';
  let helper: Page | undefined;

  /** What pages have printed that were not asked for, or not yet. */
  const others = new WeakMap<Page, Printed>();
  const watch = async (target: PuppeteerTarget) => {
    const page = target.type() === 'page' ? await target.page() : null;
    if (!page) return;
    const own: Printed = { errors: [], printed: [] };
    others.set(page, own);
    watchPrinted(page, own);
  };
  browser.on('targetcreated', watch);

  /** The page, from now on one of ours. */
  function claim(page: Page): Page {
    const own = others.get(page);
    others.delete(page);
    if (own) {
      errors.push(...own.errors);
      printed.push(...own.printed);
      Object.assign(own, { errors, printed });
    }
    return page;
  }

  /**
   * Opened by the browser itself: a blank page that goes on to the extension's would start a second
   * process and throw it away, and the load event never reaches BiDi.
   */
  async function openPage(path: string, background = false): Promise<Page> {
    const url = `moz-extension://${uuid}/${path}`;
    const tab = `window['countersign-tab-${++tabs}']`;
    let askedAt = 0;
    // Asked again from here, as a page in the background has slow timers; its context may still change.
    return eventually(`the page ${path}`, async () => {
      for (const page of await browser.pages())
        if (others.has(page) && (await page.evaluate(isLoaded, url).catch(() => false)))
          if (others.has(page))
            // Unless another look was faster, for a page of the same path.
            return claim(page);
      // One of some sixty tabs is open in Firefox and BiDi never tells of it.
      if (Date.now() - askedAt > ASK_AGAIN_MS) {
        askedAt = Date.now();
        await chromeEval(`void (() => {
          if (${tab}) gBrowser.removeTab(${tab});
          ${tab} = gBrowser.addTrustedTab(${JSON.stringify(url)});
          if (!${background}) gBrowser.selectedTab = ${tab};
        })()`);
      }
      return undefined;
    });
  }

  async function helperPage(): Promise<Page> {
    helper ??= await openPage('options/index.html', true);
    return helper;
  }

  /** Automation has no way into pages of extensions that it did not open: read through another one. */
  async function ownView(type: 'tab' | 'sidebar', what: string, path: string): Promise<View> {
    const reader = await helperPage();
    const found = `browser.extension.getViews({ type: '${type}' }).find((one) => one.location.href.endsWith(${JSON.stringify(path)}))`;
    await eventually(what, () => ifSettled(reader.evaluate(`${found}?.document?.readyState === 'complete'`)));
    return new View({
      evaluate: (expression) => reader.evaluate(inPage(found, expression)),
      screenshot: (file) =>
        type === 'sidebar'
          ? drawElement(chromeEval, SIDEBAR, file)
          : Promise.reject(new Error('There are no pictures of such a tab.')),
      close: async () =>
        void (await (type === 'sidebar'
          ? chromeEval('SidebarController.hide()')
          : reader.evaluate(`${found}?.close()`))),
    });
  }

  return {
    target: 'firefox',
    errors,
    printed,
    open: async (path) => pageView(await openPage(path)),

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
      return inspectInFirefox(page, chromeEval, geckoId);
    },

    waitWeb: async (part) =>
      pageView(
        await eventually(`a page at ${part}`, async () =>
          (await browser.pages()).find((page) => page.url().includes(part)),
        ),
      ),

    waitOwn: (path) => ownView('tab', `our own page ${path}`, path),
    waitSide: () => ownView('sidebar', 'the sidebar', 'popup/index.html?view=side'),

    pressButton: () => pressFirefoxButton(chromeEval, extension),

    openPopup: async () => openFirefoxPopup(await helperPage(), chromeEval),

    async killBackground() {
      const ran = await backgroundRuns();
      await chromeEval(`${extension}.terminateBackground()`);
      return ran;
    },

    backgroundRuns,

    async closeHelper() {
      await helper?.close();
      helper = undefined;
    },

    command: async <T>(method: string, ...args: unknown[]) =>
      (await (await helperPage()).evaluate(commandExpression('browser', method, args))) as T,

    printInBackground: async (text) =>
      void (await (
        await helperPage()
      ).evaluate(
        `browser.runtime.getBackgroundPage().then(({ console }) => console.log(${JSON.stringify(text)}))`,
      )),

    readClipboard: async () => String(await chromeEval('navigator.clipboard.readText()')),

    async setTheme(theme) {
      // 0 is dark, 1 is light.
      await chromeEval(
        `Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', ${theme === 'dark' ? 0 : 1})`,
      );
    },

    closed: new Promise((resolve) => browser.once('disconnected', () => resolve())),
    pid: browser.process()?.pid ?? 0,
    async close() {
      browser.off('targetcreated', watch);
      await end(geckoId);
    },
    kill: () => killBrowser(browser),
  };
}
