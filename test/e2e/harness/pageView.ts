import type { ElementHandle, Frame, KeyInput, Page } from 'puppeteer-core';
import { View } from './View.ts';

/** tsx wraps functions in a helper of this name, which a page does not have. */
export const inPage = (win: string, expression: string): string =>
  `((win, __name) => ${expression})(${win}, (f) => f)`;

/** How long an element may move or be covered before it counts as not clickable. */
const CLICK_MS = 30_000;

/** A View of a page that puppeteer reaches, or of one of its frames. */
export function pageView(
  page: Page,
  close: () => Promise<void> = () => page.close(),
  frame: Page | Frame = page,
): View {
  return new View({
    evaluate: (expression) => frame.evaluate(inPage('window', expression)),
    async click(expression) {
      const until = Date.now() + CLICK_MS;
      // The page may redraw the element between finding and clicking it: find it again.
      for (;;) {
        const look = `(${clickablePlace})(${expression})`;
        const place = (await frame.evaluate(inPage('window', look))) as Place | string;
        if (typeof place === 'object') {
          if (frame === page) return page.mouse.click(place.x, place.y);
          // Where a frame lies in its page is puppeteer's to find out.
          const handle = await frame.evaluateHandle(inPage('window', expression));
          await (handle as ElementHandle<Element>).click();
          return handle.dispose();
        }
        if (Date.now() > until) throw new Error(`${expression} cannot be clicked: ${place}`);
      }
    },
    async press(key, modifiers) {
      for (const modifier of modifiers) await page.keyboard.down(modifier as KeyInput);
      await page.keyboard.press(key as KeyInput);
      for (const modifier of modifiers) await page.keyboard.up(modifier as KeyInput);
    },
    screenshot: async (path) => void (await page.screenshot({ path: path as `${string}.png` })),
    close,
  });
}

interface Place {
  x: number;
  y: number;
}

/**
 * Brings the element into view, waits until it keeps its place, as a person does before clicking, and
 * gives its middle, or says why that cannot be hit. Sent into the page as text.
 */
async function clickablePlace(element: Element | undefined): Promise<Place | string> {
  if (!element) return 'it is not there';
  element.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
  const middle = () => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  };
  // A page that is not drawn has no frames to wait for.
  const nextFrame = () =>
    new Promise<unknown>((resolve) => {
      requestAnimationFrame(resolve);
      setTimeout(resolve, 100);
    });
  // A click on a label is one on its control.
  const places: Element[] = [element, ...((element as HTMLInputElement).labels ?? [])];
  const until = performance.now() + 2_000;
  let obstacle = 'it was taken out of the page';
  do {
    const before = middle();
    await nextFrame();
    await nextFrame();
    const { x, y } = middle();
    const hit = document.elementFromPoint(x, y);
    if (!element.isConnected) obstacle = 'it was taken out of the page';
    else if (x !== before.x || y !== before.y) obstacle = 'it moves';
    else if (!hit || !places.some((place) => place.contains(hit)))
      obstacle = `${hit?.tagName ?? 'nothing'} “${hit?.className ?? ''}” lies over it`;
    else return { x, y };
  } while (element.isConnected && performance.now() < until);
  return obstacle;
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
