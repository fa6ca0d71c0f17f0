import type { VaultState } from '#core/signIn.ts';
import { SelectField } from '#ui/form/SelectField.tsx';
import type { Vault } from '../store/vault.ts';

const MINUTES = [
  { value: '0', label: 'Never' },
  { value: '5', label: '5 minutes' },
  { value: '15', label: '15 minutes' },
  { value: '30', label: '30 minutes' },
  { value: '60', label: '1 hour' },
  { value: '240', label: '4 hours' },
];

/** While Remember me is on and the vault is open. */
export function Remembered({ vault, state }: { vault: Vault; state: VaultState }) {
  const chosen = String(state.idleLockMinutes);
  const options = MINUTES.some(({ value }) => value === chosen)
    ? MINUTES
    : [...MINUTES, { value: chosen, label: `${chosen} minutes` }];
  return (
    <div class="settings-form">
      <p class="settings-kept">
        <span class="dot ok" /> On. Secrets are kept on disk, encrypted with your passphrase, and are open
        now.
      </p>
      <div class="settings-columns">
        <SelectField
          id="vault-idle"
          label="Lock when not used for"
          value={chosen}
          options={options}
          hint="Locked, nothing can be signed until the passphrase is typed."
          onValue={(minutes) => void vault.setIdleLock(Number(minutes))}
        />
      </div>
      <div class="settings-actions">
        <button type="button" class="button" onClick={() => void vault.lock()}>
          Lock now
        </button>
        <button type="button" class="button" onClick={() => void vault.stopRemembering()}>
          Stop remembering
        </button>
      </div>
      {vault.fault.value && (
        <p class="banner bad" role="alert">
          {vault.fault.value.message} {vault.fault.value.next}
        </p>
      )}
    </div>
  );
}
