import type { View } from '../../e2e/harness/View.ts';
import { within } from '../page/within.ts';

/** Milliseconds from the document's start until the row with this text stands in the list. */
export const timeToRow = (view: View, text: string): Promise<number> =>
  within(view, `a row with ${text}`, view.evaluate(waitForRow, text));

/** Milliseconds from each move of the scroll bar to a random place until rows of that place are painted. */
export const timeToPlaces = (view: View, places: number): Promise<number[]> =>
  within(view, 'rows of random places', view.evaluate(scrollAbout, places), 60_000);

function waitForRow(win: Window, text: string): Promise<number> {
  return new Promise((resolve) => {
    const look = (): void => {
      const rows = [...win.document.querySelectorAll('[role=grid] [role=row]')];
      if (!rows.some((row) => row.textContent?.includes(text))) return;
      observer.disconnect();
      // Behind the frame that paints it.
      win.requestAnimationFrame(() => win.setTimeout(() => resolve(win.performance.now())));
    };
    const observer = new MutationObserver(look);
    observer.observe(win.document, { subtree: true, childList: true, characterData: true });
    look();
  });
}

async function scrollAbout(win: Window, places: number): Promise<number[]> {
  const scroller = win.document.querySelector('.frame-scroller')!;
  const firstIndex = () =>
    Number(
      win.document.querySelector('[role=grid] [role=row][aria-rowindex]')?.getAttribute('aria-rowindex'),
    );
  const rest = () => new Promise((resolve) => win.setTimeout(resolve, 250));
  const painted = (before: number) =>
    new Promise<void>((resolve) => {
      const observer = new MutationObserver(() => {
        // A screenful away from the rows before.
        if (Math.abs(firstIndex() - before) < 100) return;
        observer.disconnect();
        win.requestAnimationFrame(() => win.setTimeout(resolve));
      });
      observer.observe(win.document.querySelector('[role=grid]')!, {
        ...{ subtree: true, childList: true, characterData: true, attributes: true },
      });
    });
  const times: number[] = [];
  let place = 0.5;
  for (let round = 0; round < places; round++) {
    // Neighbours of the golden section: spread, and the same in every run.
    place = (place + 0.618034) % 1;
    const done = painted(firstIndex());
    const start = win.performance.now();
    scroller.scrollTop = place * (scroller.scrollHeight - scroller.clientHeight);
    await done;
    times.push(win.performance.now() - start);
    await rest();
  }
  return times;
}
