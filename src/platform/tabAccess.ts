import browser from 'webextension-polyfill';
import { requestReading } from './permissions.ts';
import { findSite, noSite, type Site } from './tabSession.ts';

/**
 * For a view: follows which page is under inspection, and returns the function that a click calls to
 * ask for access to that page's site and no other. The browser accepts the question only before
 * anything is awaited, so the site has to be known by then. The function's promise is true where
 * access is granted, or was before. Problem: `sign-in.tab`.
 */
export function prepareTabAccess(): () => Promise<boolean> {
  let site: Site | undefined;
  const look = () => {
    findSite().then(
      (found) => {
        site = found;
      },
      () => {
        site = undefined;
      },
    );
  };
  look();
  browser.tabs.onActivated.addListener(look);
  browser.tabs.onUpdated.addListener(look);
  return async () => {
    if (site) return requestReading(site.origin);
    throw noSite();
  };
}
