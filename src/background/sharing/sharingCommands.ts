import type { BackgroundApi } from '#messaging/contract.ts';
import type { Profiles } from '../profiles/profiles.ts';
import { exportProfiles } from './exportProfiles.ts';
import { importProfiles } from './importProfiles.ts';

/** The commands that share profiles. */
export type Sharing = Pick<BackgroundApi, 'exportProfiles' | 'importProfiles'>;

export function createSharing(
  profiles: Pick<Profiles, 'all' | 'add' | 'list'>,
  newId: () => string,
  onChange: () => void,
): Sharing {
  return {
    exportProfiles: async (ids) => exportProfiles(ids, await profiles.all()),
    async importProfiles(text) {
      const added = await profiles.add((existing) => importProfiles(text, existing, newId));
      onChange();
      return (await profiles.list()).filter(({ id }) => added.some((profile) => profile.id === id));
    },
  };
}
