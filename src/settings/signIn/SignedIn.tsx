import type { ProfileView } from '#core/profile.ts';
import { formatCountdown } from '#core/time.ts';
import { formatDate } from '../parts/formatDate.ts';
import type { Settings } from '../store/settings.ts';

export interface SignedInProps {
  settings: Settings;
  profile: ProfileView;
  /** True where nobody has to sign in. */
  free: boolean;
}

/** Who one is, until when, and the way out. */
export function SignedIn({ settings: { signIn, clock }, profile, free }: SignedInProps) {
  const { expiresAt, signedInAs, refreshes } = profile;
  const left = expiresAt === undefined ? undefined : expiresAt - clock.value;
  return (
    <div class="settings-form">
      <p role="status" class="visually-hidden">
        {signedInAs ? `Signed in as ${signedInAs}.` : ''}
      </p>
      <p class="settings-kept">
        <span class="dot ok" />
        <span>
          {signedInAs ? (
            <>
              Signed in as <strong>{signedInAs}</strong>.
            </>
          ) : free && left === undefined ? (
            'No sign-in is needed: credentials are fetched when they are needed.'
          ) : (
            'Signed in.'
          )}{' '}
          {expiresAt !== undefined && left !== undefined && (
            <span class="dim">
              {left > 0 ? (
                <>
                  Credentials last until {formatDate(expiresAt)}{' '}
                  <span class="figures">(in {formatCountdown(left)})</span>.
                </>
              ) : (
                `Credentials ended at ${formatDate(expiresAt)}.`
              )}
            </span>
          )}{' '}
          {refreshes && <span class="dim">Refreshes by itself.</span>}
        </span>
      </p>
      <div class="settings-actions">
        <button
          type="button"
          class="button"
          aria-disabled={signIn.busy.value}
          onClick={() => void signIn.signOut()}
        >
          {free ? 'Forget these credentials' : 'Sign out'}
        </button>
      </div>
    </div>
  );
}
