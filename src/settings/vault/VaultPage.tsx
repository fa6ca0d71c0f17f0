import { useState } from 'preact/hooks';
import { DeleteStep } from '../parts/DeleteStep.tsx';
import type { Settings } from '../store/settings.ts';
import { Remembered } from './Remembered.tsx';
import { RememberForm } from './RememberForm.tsx';
import { Unlock } from './Unlock.tsx';

/** Whether secrets outlive the browser, and the way to be rid of them. */
export function VaultPage({ settings }: { settings: Settings }) {
  const { vault } = settings;
  const state = vault.state.value;
  const [forgetting, setForgetting] = useState(false);
  return (
    <div class="settings-pane settings-about">
      <h1>Vault & security</h1>
      <p>
        Keys, tokens and client secrets are in the browser’s memory and gone when it closes, unless they are
        remembered. Passwords and codes are used once and kept nowhere.
      </p>

      <h2>Remember me</h2>
      {!state && !vault.fault.value && <p class="dim">Reading.</p>}
      {state && !state.remember && <RememberForm vault={vault} />}
      {state?.remember && state.locked && <Unlock vault={vault} />}
      {state?.remember && !state.locked && <Remembered vault={vault} state={state} />}
      {!state && vault.fault.value && (
        <p class="banner bad" role="alert">
          {vault.fault.value.message} {vault.fault.value.next}
        </p>
      )}

      <h2>Forget every secret</h2>
      <p>
        Signs every profile out, deletes its keys, tokens and client secret in memory and on disk, and
        switches Remember me off. Profiles stay.{' '}
        {state?.locked
          ? 'Unlock first, if AWS is to be told to end the sign-ins as well.'
          : 'AWS is told to end the sign-ins, as far as it can be reached.'}
      </p>
      {forgetting ? (
        <DeleteStep
          question="Forget the keys, tokens and client secrets of every profile?"
          deleteLabel="Forget them"
          keepLabel="Keep them"
          onDelete={() => {
            setForgetting(false);
            void vault.forget();
          }}
          onKeep={() => setForgetting(false)}
        />
      ) : (
        <div class="settings-actions">
          <button type="button" class="button danger" onClick={() => setForgetting(true)}>
            Forget every secret
          </button>
        </div>
      )}
      <p role="status" class="settings-said">
        {vault.said.value}
      </p>
    </div>
  );
}
