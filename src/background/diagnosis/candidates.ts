import type { Candidate } from '#aws/variants/matchSignature.ts';
import type { StoredProfile } from '#core/profile.ts';
import type { Vault } from '../vault/vault.ts';

/** Keys, and whose they are. */
export interface StoredCandidate extends Candidate {
  profileId: string;
}

export interface CandidateDeps {
  profiles: { all(): Promise<StoredProfile[]> };
  vault: Pick<Vault, 'get'>;
}

/** The keys that are at hand, without obtaining any; those of a locked vault are not. `firstId`: the profile to be tried first. */
export async function candidateKeys(
  { profiles, vault }: CandidateDeps,
  firstId?: string,
): Promise<StoredCandidate[]> {
  const all = (await profiles.all()).toSorted((a, b) => Number(b.id === firstId) - Number(a.id === firstId));
  const found = await Promise.all(
    all.map(async ({ id, name }): Promise<StoredCandidate[]> => {
      const secrets = await vault.get(id).catch(() => undefined);
      return secrets?.keys ? [{ profileId: id, profileName: name, keys: secrets.keys }] : [];
    }),
  );
  return found.flat();
}
