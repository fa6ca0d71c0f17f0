import type { ProfileDraft, ProfileView } from '#core/profile.ts';
import type { Credentials } from '../../gateway/accounts.ts';
import type { ExtensionBrowser } from './ExtensionBrowser.ts';

/** Saves a profile as the options page does, without its clicks. Without `region` it is the gateway's; with `id` it replaces one. */
export function addProfile(
  browser: ExtensionBrowser,
  name: string,
  { expiration, ...keys }: Credentials,
  fields: Partial<Pick<ProfileDraft, 'id' | 'region' | 'service' | 'endpoint'>> = {},
): Promise<ProfileView> {
  const draft: ProfileDraft = {
    name,
    source: { kind: 'keys' },
    region: 'eu-central-1',
    service: 'execute-api',
    ...fields,
    keys: { ...keys, ...(expiration === undefined ? {} : { expiresAt: Date.parse(expiration) }) },
  };
  return browser.command<ProfileView>('saveProfile', draft);
}
