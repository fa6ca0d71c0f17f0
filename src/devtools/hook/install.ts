import { createBridge, type OwnBridge } from './bridge.ts';
import { createClock } from './clock.ts';
import { isEarly } from './document.ts';
import { createFrames } from './frames.ts';
import { patchFrameGetters } from './patchFrameGetters.ts';
import { patchSockets } from './patchSockets.ts';
import { createTextCutter } from './payload.ts';
import { type PageWindow, takePrimordials } from './primordials.ts';
import { BRIDGE, type HookBridge } from './protocol.ts';
import { createQueue } from './queue.ts';
import { createSockets, type Shared } from './sockets.ts';
import { createWrapper } from './wrapper.ts';

/** Installs the hook in a page and in its same-origin frames; nothing where it is there already. */
export function installHook(top: PageWindow): void {
  const key = top.Symbol.for(BRIDGE);
  // Asked first, as a second injection may come into a page that has changed everything since.
  if (top.Reflect.getOwnPropertyDescriptor(top, key) || isHookedFromParent(top, key)) return;
  const p = takePrimordials(top);
  const { defineProperty, getOwnPropertyDescriptor, addEventListener, bound } = p;
  const wrapper = createWrapper(p);
  const cutText = createTextCutter(p);
  const shared: Shared = { clock: createClock(p), known: new p.WeakMap() };
  const ours = new p.WeakMap<object, true>();
  const isOurs = bound(ours.has, ours) as (bridge: HookBridge) => boolean;
  const addOurs = bound(ours.set, ours) as (bridge: HookBridge, yes: true) => unknown;
  const bridgeOf = (win: PageWindow): HookBridge | undefined =>
    getOwnPropertyDescriptor(win, key)?.value as HookBridge | undefined;

  /**
   * With the built-ins of the top document for all of them: its own Content Security Policy would
   * keep a frame from evaluating the hook's text, and a frame that is left takes nothing along.
   */
  function install(win: PageWindow, recording: boolean): void {
    if (getOwnPropertyDescriptor(win, key)) return;
    const early = isEarly(win);
    const queue = createQueue(p, cutText);
    queue.turn(recording);
    const sockets = createSockets(p, shared, queue, win === top);
    const frames = createFrames(p, win, {
      install: (frame) => install(frame, queue.isOn()),
      bridgeOf,
      isOurs,
    });
    const value = createBridge(p, { win, clock: shared.clock, early, queue, sockets, frames });
    addOurs(value, true);
    const hidden = { __proto__: null, value, enumerable: false, writable: false, configurable: false };
    if (!defineProperty(win, key, hidden as PropertyDescriptor)) return;

    wrapper.wrapToString(win);
    patchSockets(p, { win, early, wrapper, queue, sockets });
    patchFrameGetters(p, { win, wrapper, hook: (frame) => install(frame, queue.isOn()) });

    // The frames of the markup, once it is read, and those that were loaded since. Not by a
    // MutationObserver: its notifications change the order in which the page's own observers and
    // promises are told, and every change of the page's DOM would pay for it.
    addEventListener(win.document, 'readystatechange', frames.hookAll, true);
    addEventListener(win, 'load', frames.hookAll, true);
    frames.hookAll();
  }

  install(top, true);
}

/**
 * Browsers bring the hook into frames as well. The one of the parent takes them over, so that one hook
 * knows all wrapped functions: a page may ask one realm's `toString` about the other's.
 */
function isHookedFromParent(win: PageWindow, key: symbol): boolean {
  const { getOwnPropertyDescriptor } = win.Reflect;
  if (win.parent === win) return false;
  try {
    const bridge = getOwnPropertyDescriptor(win.parent, key)?.value as OwnBridge | undefined;
    bridge?.hookFrames();
    return getOwnPropertyDescriptor(win, key) !== undefined;
  } catch {
    return false;
  }
}
