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
/** Opening takes a tenth of this on a busy machine. */
const ASK_AGAIN_MS = 3_000;
/** Between Firefox's answer and the popup's element lies no wait for any page. */
const DROPPED_MS = 700;

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
 * Asks, and waits until it is there. Firefox has been seen to drop what is asked, without an error, the
 * more often the longer it runs: where it has answered and there is nothing that loads, it is asked again
 * at once. Else again later and later, as that begins a loading under way anew. A panel on its way that
 * never gets there is put away first.
 */
async function askForPopup(
  chromeEval: ChromeEval,
  ask: () => Promise<unknown>,
  isThere: () => Promise<unknown>,
): Promise<void> {
  let askAt = 0;
  let patience = ASK_AGAIN_MS;
  let answeredAt = Number.POSITIVE_INFINITY;
  let refusal: unknown;
  const isDropped = async () =>
    Date.now() - answeredAt > DROPPED_MS && !(await chromeEval(`Boolean(${ELEMENT})`));
  await eventually('the popup', async () => {
    const isLate = Date.now() > askAt;
    if (isLate || (await isDropped())) {
      if ((await chromeEval(PANEL_STATE)) !== 'closed') await chromeEval(HIDE_PANEL);
      answeredAt = Number.POSITIVE_INFINITY;
      // Not waited for: where it is dropped, there may be no answer.
      ask().then(
        () => {
          answeredAt = Date.now();
        },
        (error) => {
          refusal = error;
        },
      );
      askAt = Date.now() + patience;
      if (isLate) patience *= 2;
    }
    if (refusal) throw refusal;
    return isThere();
  });
}

/** A popup that takes longer than that to load counts as open for the browser already. */
function unlessUnderWay(error: unknown): void {
  if (!/another panel is open/.test(String(error))) throw error;
}

/** Presses the toolbar button as a person does, waits for the popup, and closes it. */
export async function pressFirefoxButton(chromeEval: ChromeEval, extension: string): Promise<void> {
  await askForPopup(
    chromeEval,
    () =>
      chromeEval(`(async () => {
        const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
        await ExtensionParent.apiManager.global.browserActionFor(${extension}).triggerAction(window);
      })()`),
    async () => (await chromeEval(PANEL_STATE)) === 'open',
  );
  await chromeEval(HIDE_PANEL);
  await eventually('the popup to close', async () => (await chromeEval(PANEL_STATE)) === 'closed');
}
