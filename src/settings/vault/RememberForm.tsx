import { useState } from 'preact/hooks';
import { PASSPHRASE_LENGTH } from '#core/limits.ts';
import { SecretField } from '#ui/form/SecretField.tsx';
import { passphraseStrength } from '../store/passphrase.ts';
import type { Vault } from '../store/vault.ts';
import { useFreshFault } from './useFreshFault.ts';

/** Switches Remember me on: a passphrase, typed twice. */
export function RememberForm({ vault }: { vault: Vault }) {
  const [passphrase, setPassphrase] = useState('');
  const [repeated, setRepeated] = useState('');
  const typed = useFreshFault(vault);
  const strength = passphraseStrength(passphrase);
  const done = (kept: boolean) => {
    if (!kept) return;
    setPassphrase('');
    setRepeated('');
  };
  return (
    <form
      class="settings-form"
      aria-label="Remember me"
      autocomplete="off"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void vault.remember(passphrase, repeated).then(done);
      }}
    >
      <p>
        Off. Switched on, secrets are kept on disk as well, encrypted (AES-GCM) with a key that is made from a
        passphrase of yours. After a restart of the browser that passphrase opens them. It is kept nowhere: if
        you forget it, sign in again.
      </p>
      <div class="settings-columns">
        <SecretField
          id="vault-passphrase"
          label="Passphrase"
          value={passphrase}
          fault={vault.fault.value}
          hint={`At least ${PASSPHRASE_LENGTH} characters; several words are best.`}
          onValue={typed(setPassphrase)}
        />
        <SecretField
          id="vault-repeated"
          label="Passphrase again"
          value={repeated}
          onValue={typed(setRepeated)}
        />
      </div>
      <p role="status" class={strength ? `settings-${strength.tone}` : ''}>
        {strength?.text}
      </p>
      <div class="settings-actions">
        <button type="submit" class="button primary" aria-disabled={vault.busy.value}>
          Remember me
        </button>
      </div>
    </form>
  );
}
