import { eventually } from './eventually.ts';
import { ifSettled } from './ifSettled.ts';

export interface Place {
  x: number;
  y: number;
}

/**
 * Where to click, in the page's own pixels, once the element that the expression gives can be hit.
 * `evaluate` has `win` for the page's window.
 */
export async function clickablePlace(
  evaluate: (expression: string) => Promise<unknown>,
  expression: string,
): Promise<Place> {
  let obstacle = 'its page is on the way';
  // The page may redraw the element between finding and clicking it: it is found anew each time.
  const look = async () => {
    const place = await ifSettled(evaluate(`(${findPlace})(win, ${expression})`));
    if (typeof place === 'string') obstacle = place;
    return typeof place === 'object' ? (place as Place) : undefined;
  };
  return eventually(`a place to click ${expression}`, look).catch((error: Error) => {
    throw new Error(`${error.message} The last obstacle: ${obstacle}.`);
  });
}

/**
 * Brings the element into view, waits until it keeps its place, as a person does before clicking, and
 * gives its middle, or says why that cannot be hit. Sent into the page as text.
 */
async function findPlace(win: Window, element: Element | undefined): Promise<Place | string> {
  if (!element) return 'it is not there';
  element.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
  const middle = () => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  };
  // A page that is not drawn has no frames to wait for.
  const nextFrame = () =>
    new Promise<unknown>((resolve) => {
      win.requestAnimationFrame(resolve);
      win.setTimeout(resolve, 100);
    });
  // A click on a label is one on its control.
  const places: Element[] = [element, ...((element as HTMLInputElement).labels ?? [])];
  const until = win.performance.now() + 2_000;
  let obstacle = 'it was taken out of the page';
  do {
    const before = middle();
    await nextFrame();
    await nextFrame();
    const { x, y } = middle();
    const hit = win.document.elementFromPoint(x, y);
    if (!element.isConnected) obstacle = 'it was taken out of the page';
    else if (x !== before.x || y !== before.y) obstacle = 'it moves';
    else if (!hit || !places.some((place) => place.contains(hit)))
      obstacle = `${hit?.tagName ?? 'nothing'} “${hit?.className ?? ''}” lies over it`;
    else return { x, y };
  } while (element.isConnected && win.performance.now() < until);
  return obstacle;
}
