import browser from 'webextension-polyfill';
import { createKeepAlive } from './keepAlive.ts';

/**
 * Where a sign-in page sends its code back to: `https://ID.chromiumapp.org/` in Chrome,
 * `https://HASH.extensions.allizom.org/` in Firefox. No server stands there: the browser catches
 * the redirect. The app client has to list it among its allowed callback URLs, letter by letter.
 */
export const redirectUrl = (): string => browser.identity.getRedirectURL();

/**
 * Shows a sign-in page in a window of the browser and resolves with the URL that it redirected to.
 * Rejects with the browser's own words where the window was closed or showed no page; they are put
 * into ours by src/background/hosted. Firefox would stop its event page while the person types.
 */
export async function launchWebAuth(url: string): Promise<string> {
  const keepAlive = createKeepAlive();
  keepAlive(true);
  try {
    return await browser.identity.launchWebAuthFlow({ url, interactive: true });
  } finally {
    keepAlive(false);
  }
}
