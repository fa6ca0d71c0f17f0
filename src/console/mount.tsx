import '#ui/tokens.css';
import '#ui/base.css';
import './console.css';
import { render } from 'preact';
import { Console } from './Console.tsx';
import { Context } from './context.ts';
import type { ConsoleProps } from './props.ts';
import { createStore } from './store/createStore.ts';

/**
 * Draws the console at once, and fills it as soon as the background has answered. Inputs are kept
 * when the page is hidden: a popup is gone without further notice.
 */
export function mountConsole(root: Element, props: ConsoleProps): void {
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
  });
  void store.load();
  render(
    <Context.Provider value={{ store, shell, log, scanner }}>
      <Console />
    </Context.Provider>,
    root,
  );
  store.watch(!document.hidden);
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) store.flush();
    store.watch(!document.hidden);
  });
  window.addEventListener('pagehide', () => store.flush());
}
