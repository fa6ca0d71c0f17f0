import type { View } from './View.ts';

/** All that the extension stores outside its frame log. */
export interface StoredItems {
  /** On disk. */
  local: Record<string, unknown>;
  /** In memory until the browser closes. */
  session: Record<string, unknown>;
}

/** Both areas, read by a page of the extension past the extension's own code. */
export async function readStorage(view: View): Promise<StoredItems> {
  return JSON.parse(await view.evaluate(readInPage)) as StoredItems;
}

async function readInPage(win: Window): Promise<string> {
  const { browser, chrome } = win as unknown as Record<'browser' | 'chrome', typeof globalThis.chrome>;
  const { storage } = browser ?? chrome;
  return JSON.stringify({
    local: await storage.local.get(null),
    session: await storage.session.get(null),
  });
}
