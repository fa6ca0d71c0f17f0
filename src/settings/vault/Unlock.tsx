import { useState } from 'preact/hooks';
import { SecretField } from '#ui/form/SecretField.tsx';
import type { Vault } from '../store/vault.ts';
import { useFreshFault } from './useFreshFault.ts';

/** Opens the vault again, wherever something needs it. */
export function Unlock({ vault }: { vault: Vault }) {
  const [passphrase, setPassphrase] = useState('');
  const typed = useFreshFault(vault);
  return (
    <form
      class="settings-form"
      aria-label="Unlock"
      autocomplete="off"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void vault.unlock(passphrase).then((done) => done && setPassphrase(''));
      }}
    >
      <p>The secrets are locked. Your passphrase opens them.</p>
      <div class="settings-columns">
        <SecretField
          id="vault-unlock"
          label="Passphrase"
          value={passphrase}
          fault={vault.fault.value}
          onValue={typed(setPassphrase)}
        />
      </div>
      <div class="settings-actions">
        <button type="submit" class="button primary" aria-disabled={vault.busy.value}>
          Unlock
        </button>
      </div>
    </form>
  );
}
