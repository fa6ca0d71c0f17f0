import browser from 'webextension-polyfill';

/** Adds our panel to the DevTools; called by the page that they load as they open. */
export function createPanel(title: string, icon: string, page: string): void {
  void browser.devtools.panels.create(title, icon, page);
}

/** Whether this page stands in DevTools; opened in a tab, it has nothing to look into. */
export const inDevTools = (): boolean => browser.devtools?.inspectedWindow !== undefined;

/** Chrome's own way to tell that the theme was changed, which the polyfill does not know. */
type WithHandler = typeof browser.devtools.panels & {
  setThemeChangeHandler?(handler: (theme: string) => void): void;
};

/** Tells whether DevTools is dark, now and whenever that changes. It may differ from the browser's own theme. */
export function followDevToolsTheme(tell: (theme: 'light' | 'dark') => void): void {
  const panels: WithHandler = browser.devtools.panels;
  const hear = (name: string) => tell(name === 'dark' ? 'dark' : 'light');
  hear(panels.themeName);
  if (panels.onThemeChanged) panels.onThemeChanged.addListener(hear);
  else panels.setThemeChangeHandler?.(hear);
}

/**
 * Opens a page of the extension in a tab. Firefox gives a panel no `browser.tabs`; there it must be
 * called soon after a click.
 */
export function openFromPanel(path: string): void {
  const url = browser.runtime.getURL(path);
  if (browser.tabs) void browser.tabs.create({ url });
  else window.open(url);
}

/** Whether the browser can be asked for more access from a panel; Firefox leaves that to pages in tabs. */
export const canAskFromPanel = (): boolean => browser.permissions !== undefined;
