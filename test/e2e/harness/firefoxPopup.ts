import { writeFile } from 'node:fs/promises';
import type { Page } from 'puppeteer-core';
import { eventually } from './eventually.ts';
import { inPage } from './pageView.ts';
import { View } from './View.ts';

/** Evaluates privileged JavaScript in the browser's own window; gives primitives only. */
export type ChromeEval = (expression: string) => Promise<unknown>;

const POPUP = `browser.extension.getViews({ type: 'popup' })[0]`;
const ELEMENT = `document.querySelector('.webextension-popup-browser')`;

/** `closed`, `open`, or on the way between. */
const PANEL_STATE = `${ELEMENT}?.closest('panel')?.state ?? 'closed'`;
/** Opening takes a tenth of this on a busy machine. */
const ASK_AGAIN_MS = 3_000;

/** Key codes of the keys that are not characters. */
const KEY_CODES: Record<string, number> = {
  ...{ Backspace: 8, Tab: 9, Enter: 13, Escape: 27, ' ': 32, PageUp: 33, PageDown: 34, End: 35, Home: 36 },
  ...{ ArrowLeft: 37, ArrowUp: 38, ArrowRight: 39, ArrowDown: 40, Delete: 46 },
};

/**
 * Firefox's real popup, which is outside BiDi's tree: read through another page of the extension,
 * clicked and typed to by the browser's own input, so that clicks count as a person's.
 */
export async function openFirefoxPopup(page: Page, chromeEval: ChromeEval): Promise<View> {
  // Asked again from here: a page that is not in front has slow timers and paints nothing.
  const until = (what: string, expression: string) => eventually(what, () => page.evaluate(expression));

  // The page of a popup is gone before its panel is, and Firefox drops what is asked meanwhile.
  const panel = async () => chromeEval(PANEL_STATE);
  await eventually('the last popup to be put away', async () => (await panel()) === 'closed');
  let askedAt = 0;
  await eventually('the popup', async () => {
    // While a background page ends, Firefox has been seen to drop the request as well, without an error.
    if (Date.now() - askedAt > ASK_AGAIN_MS && (await panel()) === 'closed') {
      askedAt = Date.now();
      await page.evaluate('browser.action.openPopup()');
    }
    return page.evaluate(`${POPUP}?.document.readyState === 'complete'`);
  });
  const evaluate = (expression: string) => page.evaluate(inPage(POPUP, expression));

  /** Makes the browser's input, and waits until the popup has seen its last event or is gone. */
  async function input(last: 'mouseup' | 'keyup', expression: string): Promise<void> {
    await evaluate(`(win.seenInput = false,
      win.addEventListener('${last}', () => win.setTimeout(() => { win.seenInput = true; }), { once: true, capture: true }))`);
    await chromeEval(`(() => {${expression}})()`);
    await until('the popup to see its input', `${POPUP}?.seenInput ?? true`);
  }

  return new View({
    evaluate,
    async click(expression) {
      const [x, y] = (await evaluate(`((element) => {
        element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
        const { x, y, width, height } = element.getBoundingClientRect();
        return [x + width / 2, y + height / 2];
      })(${expression})`)) as [number, number];
      await input(
        'mouseup',
        `const { x, y } = ${ELEMENT}.getBoundingClientRect();
        for (const type of ['mousemove', 'mousedown', 'mouseup'])
          window.synthesizeMouseEvent(type, x + ${x}, y + ${y}, { button: 0, clickCount: 1 }, {});`,
      );
    },
    async press(key, modifiers) {
      const init = { key, keyCode: KEY_CODES[key] ?? key.toUpperCase().charCodeAt(0) };
      await input(
        'keyup',
        `const processor = Cc['@mozilla.org/text-input-processor;1'].createInstance(Ci.nsITextInputProcessor);
        ${ELEMENT}.focus();
        processor.beginInputTransactionForTests(window);
        const held = ${JSON.stringify(modifiers)}.map((key) => new KeyboardEvent('', { key }));
        for (const modifier of held) processor.keydown(modifier);
        const pressed = new KeyboardEvent('', ${JSON.stringify(init)});
        processor.keydown(pressed);
        processor.keyup(pressed);
        for (const modifier of held.reverse()) processor.keyup(modifier);`,
      );
    },
    screenshot: (path) => drawPopup(chromeEval, path),
    async close() {
      await page.evaluate(`${POPUP}?.close()`);
      await until('the popup to close', `${POPUP} === undefined`);
    },
  });
}

/** Presses the toolbar button as a person does, waits for the popup, and closes it. */
export async function pressFirefoxButton(chromeEval: ChromeEval, extension: string): Promise<void> {
  await chromeEval(`(async () => {
    const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
    await ExtensionParent.apiManager.global.browserActionFor(${extension}).triggerAction(window);
  })()`);
  await eventually('the popup', async () => (await chromeEval(PANEL_STATE)) === 'open');
  await chromeEval(`PanelMultiView.hidePopup(${ELEMENT}.closest('panel'))`);
  await eventually('the popup to close', async () => (await chromeEval(PANEL_STATE)) === 'closed');
}

/** The browser's own drawing of the popup. */
async function drawPopup(chromeEval: ChromeEval, path: string): Promise<void> {
  const base64 = await chromeEval(`(async () => {
    const bitmap = await ${ELEMENT}.browsingContext.currentWindowGlobal.drawSnapshot(null, 1, 'white');
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    canvas.getContext('2d').drawImage(bitmap, 0, 0);
    const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
    return bytes.toBase64();
  })()`);
  await writeFile(path, Buffer.from(String(base64), 'base64'));
}
