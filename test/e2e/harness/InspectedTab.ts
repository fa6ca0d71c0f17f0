import type { View } from './View.ts';

/** A tab of the web with the browser's real DevTools open on it, our panel in front. */
export interface InspectedTab {
  /** The page itself. */
  page: View;
  panel: View;
  goto(url: string): Promise<void>;
  /** As the person does by the browser's own buttons. */
  reload(): Promise<void>;
  back(): Promise<void>;
  forward(): Promise<void>;
  /** After another tab was: what is behind is not drawn, and cannot be clicked. */
  toFront(): Promise<void>;
  /** Chooses the theme of the DevTools, as in their settings; put back by `close`. */
  setTheme(theme: 'light' | 'dark'): Promise<void>;
  closeDevTools(): Promise<void>;
  /** Opens them once more, at our panel, which is a new `panel`. */
  reopenDevTools(): Promise<void>;
  /** Closes DevTools and tab. */
  close(): Promise<void>;
}
