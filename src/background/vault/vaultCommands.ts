import type { StoredProfile } from '#core/profile.ts';
import type { BackgroundApi, BackgroundEvent } from '#messaging/contract.ts';
import type { Profiles } from '../profiles/profiles.ts';
import type { ProfileSecrets } from './secrets.ts';
import type { Vault } from './vault.ts';

/** The commands of the vault. */
export type VaultCommands = Pick<
  BackgroundApi,
  | 'vaultState'
  | 'rememberWith'
  | 'stopRemembering'
  | 'lockVault'
  | 'unlockVault'
  | 'setIdleLock'
  | 'forgetSecrets'
>;

export interface VaultCommandsDeps {
  vault: Vault;
  announce(event: BackgroundEvent): void;
  profiles: Pick<Profiles, 'all'>;
  /** Tells AWS that a sign-in is over, whatever comes of it. */
  endRemotely(profile: StoredProfile, held: ProfileSecrets): void;
}

/** The vault as views command it; every change is told to all of them. */
export function createVaultCommands(deps: VaultCommandsDeps): VaultCommands {
  const { vault, announce, profiles, endRemotely } = deps;

  async function forgetAll(): Promise<void> {
    const [all, held] = await Promise.all([profiles.all(), vault.all()]);
    await vault.forgetAll();
    for (const profile of all) endRemotely(profile, held[profile.id] ?? {});
  }

  async function telling(change: Promise<void>): Promise<void> {
    await change;
    announce({ type: 'vault-changed' });
    announce({ type: 'profiles-changed' });
  }
  return {
    vaultState: () => vault.state(),
    rememberWith: (passphrase) => telling(vault.rememberWith(passphrase)),
    stopRemembering: () => telling(vault.stopRemembering()),
    lockVault: () => telling(vault.lock()),
    unlockVault: (passphrase) => telling(vault.unlock(passphrase)),
    setIdleLock: (minutes) => telling(vault.setIdleLock(minutes)),
    forgetSecrets: () => telling(forgetAll()),
  };
}
