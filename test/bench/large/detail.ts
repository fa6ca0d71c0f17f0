import type { View } from '../../e2e/harness/View.ts';
import type { ConsolePage } from '../../e2e/pages/ConsolePage.ts';
import { within } from '../page/within.ts';

interface Watching extends Window {
  listed?: Promise<number>;
  shown?: Promise<number>;
}

/** Has the page remember how long after the next click on Connect the `n`th message stands in the list. */
export const watchList = (view: View, n: number): Promise<void> => view.evaluate(rememberList, n);

/** Clicks the row of the `n`th message; milliseconds until the detail shows how it begins. */
export async function openDetail({ view, openRow }: ConsolePage, n: number): Promise<number> {
  await view.evaluate(rememberDetail, n);
  await openRow.call({ view }, new RegExp(`"n":${n},`));
  return within(
    view,
    `the detail of message ${n}`,
    view.evaluate((win) => (win as Watching).shown ?? Number.NaN),
    60_000,
  );
}

/** Shows the payload as text and moves to its middle; milliseconds until that is painted. */
export async function middleOfDetail(view: View): Promise<number> {
  await view.click('button', 'Raw');
  return within(view, 'the middle of the message', view.evaluate(scrollToMiddle));
}

function rememberList(win: Watching, n: number): void {
  win.listed = new Promise((resolve) => {
    let clicked = 0;
    win.document.addEventListener(
      'click',
      () => {
        clicked ||= win.performance.now();
      },
      true,
    );
    const observer = new MutationObserver(() => {
      const rows = [...win.document.querySelectorAll('[role=grid] [role=row]')];
      if (!rows.some((row) => row.textContent?.includes(`"n":${n},`))) return;
      observer.disconnect();
      win.requestAnimationFrame(() => win.setTimeout(() => resolve(win.performance.now() - clicked)));
    });
    observer.observe(win.document.body, { subtree: true, childList: true, characterData: true });
  });
}

function rememberDetail(win: Watching, n: number): void {
  win.shown = new Promise((resolve) => {
    let clicked = 0;
    const onPress = (): void => {
      clicked ||= win.performance.now();
    };
    win.document.addEventListener('pointerdown', onPress, { capture: true, once: true });
    const look = (): void => {
      const detail = win.document.querySelector('.frame-detail');
      const head = detail?.querySelector('header')?.textContent ?? '';
      const body = detail?.textContent?.slice(head.length) ?? '';
      if (clicked === 0 || !body.includes('feed') || !new RegExp(`\\b${n}\\b`).test(body)) return;
      observer.disconnect();
      win.requestAnimationFrame(() => win.setTimeout(() => resolve(win.performance.now() - clicked)));
    };
    const observer = new MutationObserver(look);
    observer.observe(win.document.body, { subtree: true, childList: true, characterData: true });
  });
}

function scrollToMiddle(win: Window): Promise<number> {
  const detail = win.document.querySelector('.frame-detail')!;
  const scrolls = (element: Element) =>
    element.scrollHeight > 2 * element.clientHeight && element.clientHeight > 50;
  const scroller = [...detail.querySelectorAll('*')].find(scrolls);
  return new Promise((resolve, reject) => {
    if (!scroller) return reject(new Error('The detail does not scroll.'));
    const start = win.performance.now();
    scroller.scrollTop = (scroller.scrollHeight - scroller.clientHeight) / 2;
    const look = (): void => {
      const { top, bottom } = scroller.getBoundingClientRect();
      const inSight = [...scroller.querySelectorAll('*')].some((element) => {
        const box = element.getBoundingClientRect();
        return (
          box.height > 0 &&
          box.bottom > top &&
          box.top < bottom &&
          /line \d{3,} of/.test(element.textContent ?? '')
        );
      });
      if (inSight) win.setTimeout(() => resolve(win.performance.now() - start));
      else win.requestAnimationFrame(look);
    };
    win.requestAnimationFrame(look);
  });
}
