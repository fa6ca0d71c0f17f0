import type { PageWindow, Primordials } from './primordials.ts';
import type { HookBridge } from './protocol.ts';

/** Frames beyond these are left alone: a page may have any number. */
const MOST_FRAMES = 200;

export type Frames = ReturnType<typeof createFrames>;

/** How the hook of a document gets at others. */
export interface Reach {
  /** Installs the hook in another window of the same origin; nothing where it is there already. */
  install(win: PageWindow): void;
  /** The bridge of a window; undefined where it has none. Throws for one of another origin. */
  bridgeOf(win: PageWindow): HookBridge | undefined;
  /** Whether this hook made it. */
  isOurs(bridge: HookBridge): boolean;
}

/** The frames in a document. */
export function createFrames(p: Primordials, win: PageWindow, { install, bridgeOf, isOurs }: Reach) {
  /** Visits those of the same origin, hooked where they were not. What one of them throws is its own affair. */
  function visitAll(visit: (bridge: HookBridge, ours: boolean) => void): void {
    for (let at = 0; at < MOST_FRAMES; at++) {
      // Not `win.length`, which a page's own `var length` replaces.
      const frame = p.getOwnPropertyDescriptor(win, at)?.value as PageWindow | undefined;
      if (!frame) return;
      try {
        install(frame);
        const bridge = bridgeOf(frame);
        if (bridge) visit(bridge, isOurs(bridge));
      } catch {}
    }
  }

  return { visit: visitAll, hookAll: () => visitAll(() => {}) };
}
