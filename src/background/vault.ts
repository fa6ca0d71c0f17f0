import type { Keys } from '#core/profile.ts';
import type { StorageItem } from '#platform/storageItem.ts';

/** The only place that secrets are read from. They are in storage.session: memory, this browser run. */
export interface Vault {
  all(): Promise<Record<string, Keys>>;
  get(profileId: string): Promise<Keys | undefined>;
  put(profileId: string, keys: Keys): Promise<void>;
  forget(profileId: string): Promise<void>;
}

/** @param forgetSigningKeys drops the signing keys that were derived from secrets and cached */
export function createVault(item: StorageItem<Record<string, Keys>>, forgetSigningKeys: () => void): Vault {
  return {
    all: () => item.get(),
    get: async (profileId) => (await item.get())[profileId],
    async put(profileId, keys) {
      await item.update((all) => ({ ...all, [profileId]: keys }));
      forgetSigningKeys();
    },
    async forget(profileId) {
      await item.update(({ [profileId]: _, ...others }) => others);
      forgetSigningKeys();
    },
  };
}
