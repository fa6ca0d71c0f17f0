import type { Candidate } from '#aws/variants/matchSignature.ts';
import type { StoredProfile } from '#core/profile.ts';
import type { Vault } from '../vault/vault.ts';

export interface CandidateDeps {
  profiles: { all(): Promise<StoredProfile[]> };
  vault: Pick<Vault, 'get'>;
}

/** The keys that are at hand, without obtaining any; those of a locked vault are not. */
export async function candidateKeys({ profiles, vault }: CandidateDeps): Promise<Candidate[]> {
  const found = await Promise.all(
    (await profiles.all()).map(async ({ id, name }): Promise<Candidate[]> => {
      const secrets = await vault.get(id).catch(() => undefined);
      return secrets?.keys ? [{ profileName: name, keys: secrets.keys }] : [];
    }),
  );
  return found.flat();
}
