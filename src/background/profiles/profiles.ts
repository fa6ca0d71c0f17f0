import { readEndpointOrigin } from '#core/endpoint/applyOverride.ts';
import { Problem } from '#core/problem.ts';
import type { ProfileDraft, ProfileView, StoredProfile } from '#core/profile.ts';
import type { StorageItem } from '#platform/storageItem.ts';
import { cleanName, cleanScopePart } from '../clean.ts';
import { chainOf, dependentsOf } from '../credentials/chain.ts';
import type { ProfileSecrets } from '../vault/secrets.ts';
import type { Vault } from '../vault/vault.ts';
import { checkKeys } from './checkKeys.ts';
import { checkSource } from './checkSource.ts';
import { keepFitting } from './keepFitting.ts';
import { toView } from './toView.ts';

export interface Profiles {
  list(): Promise<ProfileView[]>;
  all(): Promise<StoredProfile[]>;
  get(id: string): Promise<StoredProfile | undefined>;
  save(draft: ProfileDraft): Promise<ProfileView>;
  remove(id: string): Promise<void>;
  /** Stores what `make` returns beside the profiles that there are. */
  add(make: (existing: readonly StoredProfile[]) => StoredProfile[]): Promise<StoredProfile[]>;
  /** Drops the credentials of roles that were assumed from that profile. */
  forgetDependents(id: string): Promise<void>;
}

export interface ProfilesDeps {
  item: StorageItem<StoredProfile[]>;
  vault: Pick<Vault, 'all' | 'state' | 'update' | 'forget'>;
  newId(): string;
  now(): number;
  /** Tells AWS that a sign-in is over, whatever comes of it. */
  endRemotely(profile: StoredProfile, held: ProfileSecrets): void;
}

/** Profiles in storage.local, their secrets in the vault. */
export function createProfiles({ item, vault, newId, now, endRemotely }: ProfilesDeps): Profiles {
  async function list(): Promise<ProfileView[]> {
    const [profiles, all, { locked }] = await Promise.all([item.get(), vault.all(), vault.state()]);
    return profiles.map((profile) => toView(profile, { all, profiles, locked, now: now() }));
  }

  async function forgetDependents(id: string): Promise<void> {
    const { locked } = await vault.state();
    for (const dependent of dependentsOf(id, await item.get())) {
      // While locked nothing can be changed; what was assumed ends by itself within hours.
      if (!locked) await vault.update(dependent, ({ keys: _, keysAt: __, ...rest }) => rest);
    }
  }

  return {
    list,
    all: () => item.get(),
    get: async (id) => (await item.get()).find((profile) => profile.id === id),
    forgetDependents,

    async save(draft) {
      const existing = (await item.get()).find(({ id }) => id === draft.id);
      const profile = toStored(draft, existing?.id ?? newId());
      const isKeys = profile.source.kind === 'keys';
      if (isKeys && draft.keys) checkKeys(draft.keys);
      else if (isKeys && existing?.source.kind !== 'keys')
        throw new Problem('keys.missing', 'A new profile needs keys.', 'Paste temporary credentials.');

      // The secrets first: while the vault is locked neither part is saved.
      checkAgainst(profile, await item.get());
      const { source } = profile;
      await vault.update(profile.id, (secrets) => {
        const { clientSecret: old, ...kept } = existing ? keepFitting(existing.source, source, secrets) : {};
        const clientSecret = draft.clientSecret?.trim() ?? old;
        return {
          ...kept,
          ...(isKeys && draft.keys ? { keys: draft.keys } : {}),
          ...(clientSecret ? { clientSecret } : {}),
        };
      });
      await item.update((profiles) => {
        checkAgainst(profile, profiles);
        return profiles.some(({ id }) => id === profile.id)
          ? profiles.map((old) => (old.id === profile.id ? profile : old))
          : [...profiles, profile];
      });
      if (existing) await forgetDependents(profile.id);
      const view = (await list()).find(({ id }) => id === profile.id);
      if (!view) throw new Problem('profile.missing', 'The profile was deleted meanwhile.');
      return view;
    },

    async add(make) {
      let added: StoredProfile[] = [];
      await item.update((existing) => {
        added = make(existing);
        return [...existing, ...added];
      });
      return added;
    },

    async remove(id) {
      const gone = (await item.get()).find((profile) => profile.id === id);
      const held = (await vault.all())[id];
      await forgetDependents(id);
      await vault.forget(id);
      await item.update((profiles) => profiles.filter((profile) => profile.id !== id));
      if (gone && held) endRemotely(gone, held);
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
    source: checkSource(draft.source),
    ...(region ? { region } : {}),
    ...(service ? { service } : {}),
    ...(endpoint ? { endpoint } : {}),
  };
}

/** Names are unique, and roles lead to a sign-in. */
function checkAgainst(profile: StoredProfile, profiles: readonly StoredProfile[]): void {
  const others = profiles.filter(({ id }) => id !== profile.id);
  if (others.some(({ name }) => name === profile.name)) {
    throw new Problem(
      'profile.name',
      `There is a profile “${profile.name}” already.`,
      'Choose another name.',
    );
  }
  chainOf(profile, [...others, profile]);
}
