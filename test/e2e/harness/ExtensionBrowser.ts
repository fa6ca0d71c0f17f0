import type { InspectedTab } from './InspectedTab.ts';
import type { View } from './View.ts';

export type Target = 'chrome' | 'firefox';

export interface LaunchOptions {
  /** Folder of the build; the shipped one by default. */
  dist?: string;
  /** The browser's program; the one that is installed by default. */
  program?: string;
  /** A profile folder to be used again by a later launch. */
  userDataDir?: string;
  headless?: boolean;
  /** Match patterns of hosts to which Chromium's person has granted access; Firefox's grants what is asked for. */
  grantedHosts?: string[];
  /** Optional permissions that Chromium's person granted before the browser was last started. */
  grantedPermissions?: string[];
  /** Folder into which downloads go without a question. */
  downloads?: string;
  /** More of Chromium's command line. */
  args?: string[];
  /** More of Firefox's preferences. */
  prefs?: Record<string, string | number | boolean>;
}

/** A real browser with the shipped extension in it. */
export interface ExtensionBrowser {
  target: Target;
  /** Opens a page of the extension in a tab. */
  open(path: string): Promise<View>;
  /** Opens a page of the web in a tab, in front. */
  openWeb(url: string): Promise<View>;
  /** Opens a page of the web in a tab, in front, with our panel of the real DevTools beside it. */
  inspect(url: string): Promise<InspectedTab>;
  /** Waits for a page whose address holds this, such as the window of a sign-in. */
  waitWeb(part: string): Promise<View>;
  /** Waits for a tab in which the extension has opened this page of its own. */
  waitOwn(path: string): Promise<View>;
  /** Waits for the console in Chrome's side panel or Firefox's sidebar. */
  waitSide(): Promise<View>;
  /**
   * Presses the toolbar button over the page in front, which lets the extension see that page, and
   * closes the popup again. Headless Chromium has no button: see `grantedHosts`.
   */
  pressButton(): Promise<void>;
  /** Opens the real popup of the toolbar button. */
  openPopup(): Promise<View>;
  /**
   * Chrome: kills the service worker. Firefox: terminates the event page (its sockets end with it).
   * Whether there was one to kill.
   */
  killBackground(): Promise<boolean>;
  /** Whether service worker or event page runs now; asking does not wake it. */
  backgroundRuns(): Promise<boolean>;
  /** Closes the page that `command` and `openPopup` work from, so that no page of the extension is left. */
  closeHelper(): Promise<void>;
  /**
   * Chromium: so many bytes are all that the extension may store, until it is called again without.
   * Firefox reads its limit at the start: see `prefs`.
   */
  limitStorage?(bytes?: number): Promise<void>;
  /** Calls a command of the background from one of the extension's own pages. */
  command<T>(method: string, ...args: unknown[]): Promise<T>;
  /** Has the background write a line to its console. */
  printInBackground(text: string): Promise<void>;
  readClipboard(): Promise<string>;
  /** Prefers light or dark in the pages opened from now on. */
  setTheme(theme: 'light' | 'dark'): Promise<void>;
  /** Errors that the extension's pages printed or threw. */
  errors: string[];
  /** All that the extension's pages printed. */
  printed: string[];
  /** Resolves when the person closes the browser. */
  closed: Promise<void>;
  /** The browser's main process. */
  pid: number;
  close(): Promise<void>;
  /** Ends the browser by SIGKILL: nothing can be written any more. */
  kill(): Promise<void>;
}
