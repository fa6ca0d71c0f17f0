import type { BackgroundApi, BackgroundEvent } from '#messaging/contract.ts';
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

/** The vault as views command it; every change is told to all of them. */
export function createVaultCommands(vault: Vault, announce: (event: BackgroundEvent) => void): VaultCommands {
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
    forgetSecrets: () => telling(vault.forgetAll()),
  };
}
