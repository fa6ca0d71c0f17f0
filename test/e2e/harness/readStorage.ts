import { eventually } from './eventually.ts';
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

/** Once the background has noted that it began, which it does without being asked: what comes later is a test's. */
export const readSettled = (view: View): Promise<StoredItems> =>
  eventually('the background to note that it began', async () => {
    const stored = await readStorage(view);
    return 'begun' in stored.session ? stored : undefined;
  });

async function readInPage(win: Window): Promise<string> {
  const { browser, chrome } = win as unknown as Record<'browser' | 'chrome', typeof globalThis.chrome>;
  const { storage } = browser ?? chrome;
  return JSON.stringify({
    local: await storage.local.get(null),
    session: await storage.session.get(null),
  });
}
