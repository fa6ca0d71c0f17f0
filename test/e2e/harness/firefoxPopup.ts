import type { Page } from 'puppeteer-core';
import type { ChromeEval } from './chromeEval.ts';
import { clickablePlace } from './clickablePlace.ts';
import { eventually } from './eventually.ts';
import { clickInput, drawElement, keyInput } from './firefoxInput.ts';
import { ifSettled } from './ifSettled.ts';
import { inPage } from './pageView.ts';
import { View } from './View.ts';

const POPUP = `browser.extension.getViews({ type: 'popup' })[0]`;
const ELEMENT = `document.querySelector('.webextension-popup-browser')`;

/** `closed`, `open`, or on the way between. */
const PANEL_STATE = `${ELEMENT}?.closest('panel')?.state ?? 'closed'`;
const HIDE_PANEL = `PanelMultiView.hidePopup(${ELEMENT}.closest('panel'))`;
/** For the failure's text: what keeps Firefox from opening another one. */
const WHAT_IS_OPEN = `JSON.stringify({
  active: Services.focus.activeWindow === window,
  panels: [...document.querySelectorAll('panel, menupopup, .webextension-browser-action')]
    .filter(({ state = 'closed', open }) => state !== 'closed' || open === true)
    .map(({ id, state = 'pressed' }) => id + ' ' + state),
})`;
/** Opening takes a tenth of this on a busy machine. */
const ASK_AGAIN_MS = 3_000;

/**
 * Firefox's real popup, which is outside BiDi's tree: read through another page of the extension,
 * clicked and typed to by the browser's own input, so that clicks count as a person's.
 */
export async function openFirefoxPopup(page: Page, chromeEval: ChromeEval): Promise<View> {
  // Asked again from here: a page that is not in front has slow timers and paints nothing.
  const until = (what: string, expression: string) =>
    eventually(what, () => ifSettled(page.evaluate(expression)));

  // The page of a popup is gone before its panel is, and Firefox drops what is asked meanwhile.
  await eventually('the last popup to be put away', async () => (await chromeEval(PANEL_STATE)) === 'closed');
  await askForPopup(
    chromeEval,
    () => page.evaluate('browser.action.openPopup()').catch(unlessUnderWay),
    () => ifSettled(page.evaluate(`${POPUP}?.document?.readyState === 'complete'`)),
  );
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
      const { x, y } = await clickablePlace(evaluate, expression);
      await input('mouseup', clickInput(ELEMENT, x, y));
    },
    async press(key, modifiers) {
      await input('keyup', keyInput(ELEMENT, key, modifiers));
    },
    screenshot: (path) => drawElement(chromeEval, ELEMENT, path),
    async close() {
      await page.evaluate(`${POPUP}?.close()`);
      await until('the popup to close', `${POPUP} === undefined`);
    },
  });
}

/**
 * Asks, and waits until it is there. Asked again later and later, as that begins a loading under way anew;
 * a panel on its way that never gets there is put away first.
 */
async function askForPopup(
  chromeEval: ChromeEval,
  ask: () => Promise<unknown>,
  isThere: () => Promise<unknown>,
): Promise<void> {
  let askAt = 0;
  let patience = ASK_AGAIN_MS;
  let refusal: unknown;
  await eventually('the popup', async () => {
    if (Date.now() > askAt) {
      if ((await chromeEval(PANEL_STATE)) !== 'closed') await chromeEval(HIDE_PANEL);
      // Not waited for: where it is dropped, there may be no answer.
      ask().catch((error) => {
        refusal = error;
      });
      askAt = Date.now() + patience;
      patience *= 2;
    }
    if (refusal) throw refusal;
    return isThere();
  }).catch(async (error) => {
    throw new Error(`${error.message} In Firefox's window: ${await chromeEval(WHAT_IS_OPEN)}`, {
      cause: error,
    });
  });
}

/** A popup that takes longer than that to load counts as open for the browser already. */
function unlessUnderWay(error: unknown): void {
  if (!/another panel is open/.test(String(error))) throw error;
}

/** The browser's object for the extension's button. */
const buttonOf = (extension: string) =>
  `ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs')
    .ExtensionParent.apiManager.global.browserActionFor(${extension})`;

/**
 * Puts the button onto the toolbar, as people do who use it often. Where it is in the extensions' panel,
 * Firefox opens and closes that one first, and now and then drops the popup between the two.
 */
export const pinButton = (extension: string): string =>
  `CustomizableUI.addWidgetToArea(${buttonOf(extension)}.widget.id, CustomizableUI.AREA_NAVBAR)`;

/** Presses the toolbar button as a person does, waits for the popup, and closes it. */
export async function pressFirefoxButton(chromeEval: ChromeEval, extension: string): Promise<void> {
  await askForPopup(
    chromeEval,
    () => chromeEval(`${buttonOf(extension)}.triggerAction(window)`),
    async () => (await chromeEval(PANEL_STATE)) === 'open',
  );
  await chromeEval(HIDE_PANEL);
  await eventually('the popup to close', async () => (await chromeEval(PANEL_STATE)) === 'closed');
}
