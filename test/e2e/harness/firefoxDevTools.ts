import type { Page } from 'puppeteer-core';
import type { ChromeEval } from './chromeEval.ts';
import { clickablePlace } from './clickablePlace.ts';
import { eventually } from './eventually.ts';
import { drawElement, keyInput } from './firefoxInput.ts';
import type { InspectedTab } from './InspectedTab.ts';
import { inPage, pageView } from './pageView.ts';
import { View } from './View.ts';

const DEVTOOLS = `ChromeUtils.importESModule('resource://devtools/shared/loader/Loader.sys.mjs')
  .require('devtools/client/framework/devtools').gDevTools`;

/** 'light', 'dark', or 'auto' for the browser's own. */
const THEME = 'devtools.theme';

/** Set in the browser's window as toolboxes open, by a name of each. */
const toolbox = (name: string): string => `window[${JSON.stringify(name)}]`;

/** The `<browser>` of our panel. */
const browserOf = (name: string): string => `[...(${toolbox(name)}?.doc?.querySelectorAll('iframe') ?? [])]
  .flatMap((frame) => [...(frame.contentDocument?.querySelectorAll('browser') ?? [])])
  .find((one) => one.currentURI?.spec.endsWith('/src/devtools/panel.html'))`;

let opened = 0;

/** Opens Firefox's DevTools on the page in front, at our panel. */
export async function inspectInFirefox(
  page: Page,
  chromeEval: ChromeEval,
  addonId: string,
): Promise<InspectedTab> {
  const name = `countersign-toolbox-${++opened}`;
  const element = browserOf(name);
  const panelId = `webext-devtools-panel-${addonId.replace(/[^a-z0-9_-]/gi, '_')}`;

  async function open(): Promise<View> {
    await page.bringToFront();
    await chromeEval(`(async () => {
      Services.prefs.setIntPref('devtools.toolbox.footer.height', 460);
      window[${JSON.stringify(name)}] = await ${DEVTOOLS}.showToolboxForTab(gBrowser.selectedTab, { hostType: 'bottom' });
    })()`);
    await eventually('our panel among the tools', () =>
      chromeEval(`(async () => {
        const toolbox = ${toolbox(name)};
        const id = [...toolbox.additionalToolDefinitions.values()]
          .map((tool) => tool.id)
          .find((one) => one.startsWith(${JSON.stringify(panelId)}));
        if (id) await toolbox.selectTool(id);
        return Boolean(id);
      })()`),
    );
    await eventually('our panel', () => chromeEval(`Boolean(${element})`));
    const view = panelView(chromeEval, element);
    await view.until('the panel to be drawn', (win) => win.document.querySelector('#root > *') !== null);
    return view;
  }

  const close = async (): Promise<void> => {
    await chromeEval(`(async () => { await ${toolbox(name)}?.destroy(); delete ${toolbox(name)}; })()`);
  };

  const tab: InspectedTab = {
    page: pageView(page),
    panel: await open(),
    // After a step back or forward, Firefox has been seen to tell automation of no load any more.
    async goto(url) {
      await page.evaluate((to) => location.assign(to), url);
      await eventually(url, () => page.evaluate((to) => location.href === to, url).catch(() => false));
    },
    reload: async () => void (await page.reload()),
    // A page that comes back as it was left has no load event to wait for.
    back: () => page.evaluate(() => history.back()),
    forward: () => page.evaluate(() => history.forward()),
    toFront: () => page.bringToFront(),
    setTheme: async (theme) =>
      void (await chromeEval(`Services.prefs.setStringPref('${THEME}', '${theme}')`)),
    closeDevTools: close,
    async reopenDevTools() {
      tab.panel = await open();
    },
    async close() {
      await chromeEval(`Services.prefs.clearUserPref('${THEME}')`);
      await close();
      await page.close();
    },
  };
  return tab;
}

/** The panel, which BiDi does not reach: read by scripts in its frame, clicked and typed to by the browser's own input. */
function panelView(chromeEval: ChromeEval, element: string): View {
  let calls = 0;

  async function evaluate(expression: string): Promise<unknown> {
    const message = `countersign-${++calls}`;
    // Frame scripts stand outside of the page, whose policy would refuse text as code.
    const script = `Promise.resolve().then(() => ${inPage('content', expression)}).then(
      (value) => sendAsyncMessage('${message}', JSON.stringify({ value })),
      (error) => sendAsyncMessage('${message}', JSON.stringify({ error: String(error) })),
    );`;
    const answer = await chromeEval(`new Promise((resolve) => {
      const manager = ${element}?.messageManager;
      if (!manager) return resolve(JSON.stringify({ error: 'The panel is on its way.' }));
      const hear = ({ data }) => {
        manager.removeMessageListener('${message}', hear);
        resolve(data);
      };
      manager.addMessageListener('${message}', hear);
      manager.loadFrameScript('data:application/javascript;charset=utf-8,' + encodeURIComponent(${JSON.stringify(script)}), false);
    })`);
    const { value, error } = JSON.parse(String(answer)) as { value?: unknown; error?: string };
    if (error !== undefined) throw new Error(error);
    return value;
  }

  /** Makes the browser's input, and waits until the panel has seen its last event. */
  async function input(last: 'mouseup' | 'keyup', statements: string): Promise<void> {
    await evaluate(`(win.seenInput = false,
      win.addEventListener('${last}', () => win.setTimeout(() => { win.seenInput = true; }), { once: true, capture: true }))`);
    await chromeEval(`(() => {${statements}})()`);
    await eventually('the panel to see its input', () => evaluate('win.seenInput'));
  }

  return new View({
    evaluate,
    async click(expression) {
      const { x, y } = await clickablePlace(evaluate, expression);
      // From within, as the window's own input does not come through to where a toolbox keeps its panels.
      await evaluate(`['mousemove', 'mousedown', 'mouseup'].forEach((type) =>
        win.synthesizeMouseEvent(type, ${x}, ${y}, { button: 0, clickCount: 1 }, {}))`);
    },
    press: (key, modifiers) => input('keyup', keyInput(element, key, modifiers)),
    screenshot: (path) => drawElement(chromeEval, element, path),
    close: async () => {},
  });
}
