import type { View } from '../../e2e/harness/View.ts';
import { within } from '../page/within.ts';

/** How a search in the console's own box went; times in milliseconds from the last keystroke. */
export interface SearchTimes {
  /** Until the list showed hits and nothing else. */
  first: number;
  /** Until the console told the whole number of hits, and no longer that it searches. */
  end: number;
}

/** Puts the text, which has so many hits, into the searchbox and watches list and counter. */
export const search = (view: View, text: string, hits: number): Promise<SearchTimes> =>
  within(view, `the ${hits} hits of ${text}`, view.evaluate(searchInPage, text, hits), 60_000);

/** Empties the searchbox; milliseconds until the list shows all rows again. */
export async function clearSearch(view: View, rows: number): Promise<number> {
  return within(view, 'all rows again', view.evaluate(clearInPage, rows));
}

function searchInPage(win: Window, text: string, hits: number): Promise<SearchTimes> {
  const grid = win.document.querySelector('[role=grid]')!;
  const box = win.document.querySelector<HTMLInputElement>('input[type=search]')!;
  return new Promise((resolve) => {
    let first: number | undefined;
    let end: number | undefined;
    const look = (): void => {
      const now = win.performance.now() - start;
      const rows = [...grid.querySelectorAll('[role=row]')];
      if (rows.length > 0 && rows.every((row) => row.textContent?.includes(text))) first ??= now;
      const counter = win.document.querySelector('#frame-count')?.textContent ?? '';
      const [, count] = /^([\d,]+) of [\d,]+$/.exec(counter.trim()) ?? [];
      if (count === hits.toLocaleString('en')) end ??= now;
      if (end === undefined || first === undefined) return;
      observer.disconnect();
      resolve({ first, end });
    };
    const observer = new MutationObserver(look);
    observer.observe(win.document.body, { subtree: true, childList: true, characterData: true });
    const start = win.performance.now();
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(box, text);
    box.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

function clearInPage(win: Window, rows: number): Promise<number> {
  const grid = win.document.querySelector('[role=grid]')!;
  const box = win.document.querySelector<HTMLInputElement>('input[type=search]')!;
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (Number(grid.getAttribute('aria-rowcount')) < rows) return;
      observer.disconnect();
      resolve(win.performance.now() - start);
    });
    observer.observe(grid, { subtree: true, childList: true, characterData: true, attributes: true });
    const start = win.performance.now();
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(box, '');
    box.dispatchEvent(new Event('input', { bubbles: true }));
  });
}
