import '#ui/tokens.css';
import '#ui/base.css';
import './console.css';
import { type ComponentChildren, render } from 'preact';
import { Context } from './context.ts';
import type { ConsoleProps } from './props.ts';
import { type ConsoleStore, createStore } from './store/createStore.ts';
import type { StoreDeps } from './store/deps.ts';

/**
 * Draws a view over a console's store at once, and fills it as soon as the background has answered.
 * Inputs are kept when the page is hidden: a popup is gone without further notice.
 */
export function mountView(
  root: Element,
  props: ConsoleProps,
  view: (store: ConsoleStore) => ComponentChildren,
  more: Pick<StoreDeps, 'pageSockets' | 'showElsewhere' | 'keepsInputs'> = {},
): void {
  const { background, log, scanner, onBackgroundEvent, shell } = props;
  const store = createStore({
    background,
    log,
    onBackgroundEvent,
    copyText: (text) => shell.copyText(text),
    now: () => Date.now(),
    later(callback, ms) {
      const timer = setTimeout(callback, ms);
      return () => clearTimeout(timer);
    },
    ...more,
  });
  void store.load();
  render(<Context.Provider value={{ store, shell, log, scanner }}>{view(store)}</Context.Provider>, root);
  store.watch(!document.hidden);
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) store.flush();
    store.watch(!document.hidden);
  });
  window.addEventListener('pagehide', () => store.flush());
}
