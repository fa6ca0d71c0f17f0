import browser from 'webextension-polyfill';

/** The match pattern of an origin: browsers know no ports in them, and mean every port. */
export function hostPattern(origin: string): string {
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname}/*`;
}

/** Whether the person has granted access to that origin. */
export const hasHost = (origin: string): Promise<boolean> =>
  browser.permissions.contains({ origins: [hostPattern(origin)] });

/**
 * Asks for access to these origins and no others; true where it is granted, or was before. Must be
 * called by a click's handler before anything is awaited: Firefox forgets the click otherwise.
 */
export const requestHost = (origins: string[]): Promise<boolean> =>
  browser.permissions.request({ origins: origins.map(hostPattern) });

/** Asks for the right to run a function in pages that we have access to. Called as `requestHost`. */
export const requestScripting = (): Promise<boolean> =>
  browser.permissions.request({ permissions: ['scripting'] });

/** Both in one question: to read what the page of one origin has stored. Called as `requestHost`. */
export const requestReading = (origin: string): Promise<boolean> =>
  browser.permissions.request({ permissions: ['scripting'], origins: [hostPattern(origin)] });
