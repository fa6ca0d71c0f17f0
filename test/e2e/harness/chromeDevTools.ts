import type { Page } from 'puppeteer-core';
import { eventually } from './eventually.ts';
import type { InspectedTab } from './InspectedTab.ts';
import { pageView } from './pageView.ts';
import type { View } from './View.ts';

/**
 * Shows the panel of that origin, once it is there, by the DevTools' own code, which Debian's Chromium
 * pins. As text, since vitest would put a function of its own in the place of `import`.
 */
const showPanel = (origin: string): string => `(async () => {
  const { InspectorView, ViewManager } = await import('./ui/legacy/legacy.js');
  const ids = InspectorView.InspectorView.instance().tabbedPane.tabIds();
  const id = ids.find((one) => one.startsWith(${JSON.stringify(origin)}));
  if (id) await ViewManager.ViewManager.instance().showView(id);
  return Boolean(id);
})()`;

/** Chooses the theme; the setting is the browser's, which others use after us. */
const setTheme = (theme: string): string => `(async () => {
  const { Settings } = await import('./core/common/common.js');
  Settings.Settings.instance().moduleSetting('ui-theme').set(${JSON.stringify(theme)});
})()`;

/** Opens Chromium's DevTools on the page, at our panel. */
export async function inspectInChrome(
  page: Page,
  extension: string,
  errors: string[],
): Promise<InspectedTab> {
  let devTools: Page;
  let themed = false;

  async function open(): Promise<View> {
    devTools = await page.openDevTools();
    // What the DevTools print about themselves, as on each navigation, is not our panel's.
    devTools.on('console', (message) => {
      const ours = message.location().url?.startsWith(`chrome-extension://${extension}/`);
      if (ours && message.type() === 'error') errors.push(message.text());
    });
    await devTools.setViewport({ width: 1100, height: 700 });
    // Panels of extensions come a moment after the DevTools themselves.
    await eventually('our panel among the tools', () =>
      devTools.evaluate(showPanel(`chrome-extension://${extension}`)).catch(() => undefined),
    );
    const frame = await devTools.waitForFrame((one) => one.url().endsWith('/src/devtools/panel.html'));
    await frame.waitForSelector('#root > *');
    return pageView(devTools, async () => {}, frame);
  }

  async function close(): Promise<void> {
    if (!devTools.isClosed()) await devTools.close();
  }

  const tab: InspectedTab = {
    page: pageView(page),
    panel: await open(),
    goto: async (url) => void (await page.goto(url)),
    reload: async () => void (await page.reload()),
    back: async () => void (await page.goBack()),
    forward: async () => void (await page.goForward()),
    toFront: () => page.bringToFront(),
    async setTheme(theme) {
      themed = true;
      await devTools.evaluate(setTheme(theme));
    },
    closeDevTools: close,
    async reopenDevTools() {
      tab.panel = await open();
    },
    async close() {
      if (themed && !devTools.isClosed()) await devTools.evaluate(setTheme('systemPreferred'));
      await close();
      await page.close();
    },
  };
  return tab;
}
