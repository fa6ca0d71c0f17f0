import { readEndpointOrigin } from '#core/endpoint/applyOverride.ts';
import { Problem } from '#core/problem.ts';
import type { Keys, ProfileDraft, ProfileView, StoredProfile } from '#core/profile.ts';
import { maskAccessKeyId } from '#core/redact.ts';
import type { StorageItem } from '#platform/storageItem.ts';
import { cleanName, cleanScopePart } from './clean.ts';
import type { Vault } from './vault.ts';

export interface Profiles {
  list(): Promise<ProfileView[]>;
  get(id: string): Promise<StoredProfile | undefined>;
  save(draft: ProfileDraft): Promise<ProfileView>;
  remove(id: string): Promise<void>;
}

/** Profiles in storage.local, their keys in the vault. */
export function createProfiles(
  item: StorageItem<StoredProfile[]>,
  vault: Vault,
  newId: () => string,
): Profiles {
  const get = async (id: string) => (await item.get()).find((profile) => profile.id === id);

  return {
    get,

    async list() {
      const [profiles, keys] = await Promise.all([item.get(), vault.all()]);
      return profiles.map((profile) => toView(profile, keys[profile.id]));
    },

    async save(draft) {
      const existing = draft.id === undefined ? undefined : await get(draft.id);
      const profile = toStored(draft, existing?.id ?? newId());
      if (draft.keys) checkKeys(draft.keys);
      else if (!existing)
        throw new Problem('keys.missing', 'A new profile needs keys.', 'Paste temporary credentials.');

      await item.update((profiles) => {
        const others = profiles.filter(({ id }) => id !== profile.id);
        if (others.some(({ name }) => name === profile.name)) {
          throw new Problem(
            'profile.name',
            `There is a profile “${profile.name}” already.`,
            'Choose another name.',
          );
        }
        return existing
          ? profiles.map((old) => (old.id === profile.id ? profile : old))
          : [...others, profile];
      });
      if (draft.keys) await vault.put(profile.id, draft.keys);
      return toView(profile, await vault.get(profile.id));
    },

    async remove(id) {
      await vault.forget(id);
      await item.update((profiles) => profiles.filter((profile) => profile.id !== id));
    },
  };
}

function toStored(draft: ProfileDraft, id: string): StoredProfile {
  const region = cleanScopePart(draft.region, 'profile.region', 'region');
  const service = cleanScopePart(draft.service, 'profile.service', 'signing service');
  const endpoint = draft.endpoint?.trim() ? readEndpointOrigin(draft.endpoint) : undefined;
  return {
    id,
    name: cleanName(draft.name, 'profile.name', 'profile'),
    source: draft.source,
    ...(region ? { region } : {}),
    ...(service ? { service } : {}),
    ...(endpoint ? { endpoint } : {}),
  };
}

function checkKeys(keys: Keys): void {
  if (!keys.accessKeyId)
    throw new Problem('keys.missing-id', 'The access key id is missing.', 'Paste the credentials again.');
  if (!keys.secretAccessKey) {
    throw new Problem(
      'keys.missing-secret',
      'The secret access key is missing.',
      'Paste the credentials again, whole.',
    );
  }
  if (keys.accessKeyId.startsWith('ASIA') && !keys.sessionToken) {
    throw new Problem(
      'keys.missing-token',
      'Keys that begin with ASIA are temporary and work only together with their session token, which is missing.',
      'Paste the credentials again with AWS_SESSION_TOKEN.',
    );
  }
}

function toView(profile: StoredProfile, keys: Keys | undefined): ProfileView {
  return {
    ...profile,
    hasKeys: keys !== undefined,
    hasToken: keys?.sessionToken !== undefined,
    longLived: keys?.accessKeyId.startsWith('AKIA') ?? false,
    refreshes: false,
    locked: false,
    ...(keys ? { accessKeyId: maskAccessKeyId(keys.accessKeyId) } : {}),
    ...(keys?.expiresAt === undefined ? {} : { expiresAt: keys.expiresAt }),
  };
}
