import type { ReadonlySignal } from '@preact/signals';
import type { ProfileView } from '#core/profile.ts';
import { profileState } from '../store/profileState.ts';

/** The keys that a stored profile has now, as far as a page may know them. */
export function KeptKeys({ profile, clock }: { profile: ProfileView; clock: ReadonlySignal<number> }) {
  const state = profileState(profile, clock.value);
  if (profile.locked) {
    return (
      <div class="banner warn">
        <p>The keys of this profile are locked. Unlock them with your passphrase below.</p>
      </div>
    );
  }
  if (!profile.hasKeys) {
    return (
      <div class="banner warn">
        <p>
          The keys of this profile are gone, since the browser was closed or the extension was reloaded. Paste
          new ones below.
        </p>
      </div>
    );
  }
  return (
    <p class="settings-kept">
      <span class={`dot ${state.tone}`} /> Keys <code>{profile.accessKeyId}</code>
      <span class="dim">
        {profile.longLived ? 'long-lived' : 'temporary'} · session token:{' '}
        {profile.hasToken ? 'there' : 'none'}
      </span>
      <span class={`figures settings-${state.tone}`}>{state.text}</span>
    </p>
  );
}
