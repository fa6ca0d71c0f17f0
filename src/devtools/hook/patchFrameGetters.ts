import type { PageWindow, Primordials } from './primordials.ts';
import type { Wrapper } from './wrapper.ts';

interface Parts {
  win: PageWindow;
  wrapper: Wrapper;
  /** Hooks a window; throws for one of another origin. */
  hook(win: PageWindow): void;
}

/**
 * Hooks an iframe as soon as the page's own code gets at it: a new one holds `about:blank` at once,
 * whose WebSocket the same script could use the next moment. The global object of that first document
 * is also the one of the page that is loaded there, so that even its first inline script is seen.
 */
export function patchFrameGetters({ frameWindow }: Primordials, { win, wrapper, hook }: Parts): void {
  const prototype = win.HTMLIFrameElement.prototype;
  const patch = (name: 'contentWindow' | 'contentDocument') =>
    wrapper.replace(prototype, name, 'get', (getter) =>
      wrapper.wrap(getter, (callOriginal, self, args) => {
        const result = callOriginal(self, args);
        try {
          const frame = result ? frameWindow(self) : null;
          if (frame) hook(frame);
        } catch {}
        return result;
      }),
    );
  patch('contentWindow');
  patch('contentDocument');
}
