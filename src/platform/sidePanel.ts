import browser from 'webextension-polyfill';

/** Chrome's API is not in the polyfill; each browser has one of the two. */
interface Sides {
  sidebarAction?: { open(): Promise<void> };
  sidePanel?: { open(options: { windowId: number }): Promise<void> };
}

/**
 * What a click calls to open the console beside the page; undefined where the browser has no such
 * place. Both browsers want to be asked by the click itself, so the window is found out before.
 */
export function prepareSidePanel(): (() => Promise<void>) | undefined {
  const { sidebarAction } = browser as unknown as Sides;
  if (sidebarAction) return () => sidebarAction.open();
  const { sidePanel } = chrome as unknown as Sides;
  if (!sidePanel) return undefined;
  let windowId: number | undefined;
  void browser.windows.getCurrent().then(({ id }) => {
    windowId = id;
  });
  return async () => {
    if (windowId !== undefined) await sidePanel.open({ windowId });
  };
}
