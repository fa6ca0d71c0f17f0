import type { ElementHandle, Frame, KeyInput, Page } from 'puppeteer-core';
import { clickablePlace } from './clickablePlace.ts';
import { eventually } from './eventually.ts';
import { ifSettled } from './ifSettled.ts';
import { View } from './View.ts';

/** tsx wraps functions in a helper of this name, which a page does not have. */
export const inPage = (win: string, expression: string): string =>
  `((win, __name) => ${expression})(${win}, (f) => f)`;

/** A View of a page that puppeteer reaches, or of one of its frames. */
export function pageView(
  page: Page,
  close: () => Promise<void> = () => page.close(),
  frame: Page | Frame = page,
): View {
  const evaluate = (expression: string) => frame.evaluate(inPage('window', expression));
  return new View({
    evaluate,
    async click(expression) {
      const { x, y } = await clickablePlace(evaluate, expression);
      if (frame === page) return page.mouse.click(x, y);
      // Where a frame lies in its page is puppeteer's to find out.
      await eventually(`a click on ${expression}`, async () => {
        const handle = await ifSettled(frame.evaluateHandle(inPage('window', expression)));
        const element = handle?.asElement() as ElementHandle<Element> | null | undefined;
        return element && ifSettled(element.click().then(() => true));
      });
    },
    async press(key, modifiers) {
      for (const modifier of modifiers) await page.keyboard.down(modifier as KeyInput);
      await page.keyboard.press(key as KeyInput);
      for (const modifier of modifiers) await page.keyboard.up(modifier as KeyInput);
    },
    screenshot: async (path) => void (await page.screenshot({ path: path as `${string}.png` })),
    close,
    toFront: () => page.bringToFront(),
  });
}

export interface Printed {
  errors: string[];
  printed: string[];
}

/** Collects what a page prints from now on, and what it prints as an error or throws. */
export function watchPrinted(page: Page, into: Printed): void {
  page.on('pageerror', (error) => into.errors.push(String(error)));
  page.on('console', (message) => {
    into.printed.push(message.text());
    if (message.type() === 'error') into.errors.push(message.text());
  });
}

/** The body of a page function that calls a command of the background over a port of its own. */
export function commandExpression(api: 'chrome' | 'browser', method: string, args: unknown[]): string {
  return `new Promise((resolve, reject) => {
    const port = ${api}.runtime.connect({ name: 'background' });
    port.onMessage.addListener((reply) => {
      port.disconnect();
      if (reply.problem) reject(new Error(reply.problem.id + ': ' + reply.problem.message));
      else resolve(reply.value);
    });
    port.onDisconnect.addListener(() => reject(new Error('The background stopped in the middle of this.')));
    port.postMessage(${JSON.stringify({ id: 1, method, args })});
  })`;
}
