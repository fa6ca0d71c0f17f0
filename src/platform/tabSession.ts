import browser, { type Tabs } from 'webextension-polyfill';
import { mergeStorage } from '#core/amplify/mergeStorage.ts';
import { Problem } from '#core/problem.ts';
import { pageUrl } from './extension.ts';

/** A web page that the person is at. Its address is known where the browser lets us see it. */
export interface Site {
  tabId: number;
  origin: string;
}

export interface TabStorage {
  origin: string;
  entries: Record<string, string>;
}

/**
 * The page under inspection: the active tab of the window, or the one looked at before, where that
 * is a page of ours (the options page). Undefined where it is no web page, or where we may not see
 * its address: Countersign sees those of tabs on which its button was pressed (`activeTab`), and of
 * sites that it was given access to.
 */
export async function findSite(): Promise<Site | undefined> {
  const tabs = await browser.tabs.query({ lastFocusedWindow: true });
  const latest = tabs
    .filter((tab) => !tab.url?.startsWith(pageUrl('')))
    .sort((a, b) => Number(b.active) - Number(a.active) || (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0))[0];
  return latest && toSite(latest);
}

/**
 * What the page under inspection has stored of an Amplify session. Access must have been granted
 * (permissions.ts). Problem: `sign-in.tab`, where there is no such page, or no access to it.
 */
export async function readActiveTabStorage(): Promise<TabStorage> {
  const site = await findSite();
  if (!site) throw noSite();
  const [injected] = await inject(site);
  const read = injected?.result;
  const [origin, ...found] = Array.isArray(read) ? read : [];
  // The page may have gone elsewhere between the click and now; access was given for one site.
  if (origin !== site.origin) {
    throw new Problem('sign-in.tab', `The tab is no longer at ${site.origin}.`, 'Try again.');
  }
  return { origin, entries: mergeStorage(found) };
}

/** The Problem of not knowing what page there is. */
export const noSite = () =>
  new Problem(
    'sign-in.tab',
    'Countersign cannot see which page is open in this window.',
    'Go to the tab that is signed in, press the Countersign button there, and try again.',
  );

async function inject({ tabId, origin }: Site) {
  try {
    return await browser.scripting.executeScript({ target: { tabId }, func: collectSession });
  } catch (cause) {
    throw new Problem(
      'sign-in.tab',
      `Countersign may not read the page at ${origin}.`,
      'Allow access to this site when the browser asks for it.',
      { cause },
    );
  }
}

function toSite(tab: Tabs.Tab): Site | undefined {
  if (tab.id === undefined || !tab.url || !/^https?:/.test(tab.url)) return undefined;
  return { tabId: tab.id, origin: new URL(tab.url).origin };
}

/**
 * Runs in the page, where nothing of ours exists: it must not use anything from outside itself.
 * Returns the origin and pairs of strings, of what is needed only: ID tokens, who was last, and ids
 * of identity pools. Access and refresh tokens stay in the page.
 */
export function collectSession(): (string | [string, string])[] {
  const wanted =
    /^(?:CognitoIdentityServiceProvider\..+\.(?:idToken|LastAuthUser)|CognitoIdentityId-.+|com\.amplify\.Cognito\..+\.identityId)$/;
  const found: [string, string][] = [];
  const take = (key: string, name: string, value: unknown) => {
    if (found.length >= 200 || key.length > 1_000 || !wanted.test(name)) return;
    if (typeof value === 'string' && value.length <= 20_000) found.push([key, value]);
  };
  for (const name of ['localStorage', 'sessionStorage'] as const) {
    try {
      const storage = globalThis[name];
      for (let at = 0; at < storage.length && at < 5_000; at++) {
        const key = storage.key(at);
        if (key !== null) take(key, key, storage.getItem(key));
      }
    } catch {
      // The page's own settings may forbid storage.
    }
  }
  try {
    for (const cookie of document.cookie.split('; ')) {
      const end = cookie.indexOf('=');
      const key = cookie.slice(0, end);
      let name = key;
      try {
        name = decodeURIComponent(key);
      } catch {
        // Not percent-encoded.
      }
      if (end > 0) take(key, name, cookie.slice(end + 1));
    }
  } catch {
    // Sandboxed pages have no cookies.
  }
  return [location.origin, ...found];
}
