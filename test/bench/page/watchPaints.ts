import type { View } from '../../e2e/harness/View.ts';

/** How a page kept up, in milliseconds. */
export interface Paints {
  /** Longest time between two frames that the page painted. */
  longestGap: number;
  /** Longest time in which the painted rows stayed the same. */
  longestStill: number;
  frames: number;
}

interface Watching extends Window {
  paints?: Paints & { lastFrame: number; lastChange: number; running: boolean };
}

/** Begins to watch the frames that a page paints, and the changes of its list. */
export async function watchPaints(view: View): Promise<{ stop(): Promise<Paints> }> {
  await view.evaluate(begin);
  return { stop: () => view.evaluate(end) };
}

function begin(win: Watching): void {
  const now = () => win.performance.now();
  const paints = {
    longestGap: 0,
    longestStill: 0,
    frames: 0,
    lastFrame: now(),
    lastChange: now(),
    running: true,
  };
  win.paints = paints;
  const onFrame = (): void => {
    if (!paints.running) return;
    paints.longestGap = Math.max(paints.longestGap, now() - paints.lastFrame);
    paints.lastFrame = now();
    paints.frames++;
    win.requestAnimationFrame(onFrame);
  };
  win.requestAnimationFrame(onFrame);
  const grid = win.document.querySelector('[role=grid]');
  // A script that stands outside of the page has no such name of its own.
  const { MutationObserver: Observer } = win as Window & typeof globalThis;
  const observer = new Observer(() => {
    if (!paints.running) return observer.disconnect();
    paints.longestStill = Math.max(paints.longestStill, now() - paints.lastChange);
    paints.lastChange = now();
  });
  if (grid) observer.observe(grid, { subtree: true, childList: true, characterData: true, attributes: true });
}

function end(win: Watching): Paints {
  const { longestGap = 0, longestStill = 0, frames = 0, lastFrame = 0, lastChange = 0 } = win.paints ?? {};
  if (win.paints) win.paints.running = false;
  const now = win.performance.now();
  return {
    longestGap: Math.max(longestGap, now - lastFrame),
    longestStill: Math.max(longestStill, now - lastChange),
    frames,
  };
}
