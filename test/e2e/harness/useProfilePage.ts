import { afterAll, beforeAll } from 'vitest';
import type { Gateway } from '../../gateway/gateway.ts';
import { type ProfileEntries, ProfilePage } from '../pages/ProfilePage.ts';
import type { ExtensionBrowser } from './ExtensionBrowser.ts';

/**
 * One options page for the tests around it; gives what fills in a new profile there. To open a page for
 * each test took as long as the tests.
 */
export function useProfilePage(
  browser: () => ExtensionBrowser,
): (gateway: Gateway, entries: ProfileEntries) => Promise<ProfilePage> {
  let page: ProfilePage | undefined;
  beforeAll(async () => {
    page = await ProfilePage.empty(browser());
  });
  afterAll(() => page?.close());
  return async (gateway, entries) => {
    // Another tab that was closed leaves any of the others in front.
    await page?.view.toFront();
    await page?.fillInNew(gateway, entries);
    return page as ProfilePage;
  };
}
