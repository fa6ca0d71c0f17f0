import { fitsSource } from '#core/amplify/fitsSource.ts';
import { formatCountdown } from '#core/time.ts';
import type { ProfileForm } from '../store/profileForm.ts';
import type { Settings } from '../store/settings.ts';

/** Finds the Amplify sessions of the page that the person is at, and takes one over. */
export function TabStart({ settings, form }: { settings: Settings; form: ProfileForm }) {
  const { signIn, clock } = settings;
  const all = signIn.tabSessions.value;
  const wanted = { type: 'tab', userPoolId: form.userPoolId.trim(), clientId: form.clientId.trim() } as const;
  const found = all?.filter((session) => fitsSource(session, wanted));
  return (
    <div class="settings-form">
      <p class="dim">
        Go to the tab of your app, press the Countersign button there, and come back here. Only the ID token
        is used; the page’s refresh token is neither read nor kept.
      </p>
      <div class="settings-actions">
        <button
          type="button"
          id="sign-in-go"
          class={found?.length ? 'button' : 'button primary'}
          aria-disabled={signIn.busy.value}
          onClick={() => void signIn.findTabSessions()}
        >
          {found ? 'Look again' : 'Find the tab’s session'}
        </button>
      </div>
      <div role="status">
        {found?.length === 0 && (
          <p class="banner warn">
            {all?.length
              ? 'The Amplify session in that tab is of another user pool or app client than this profile names.'
              : 'No Amplify session was found in that tab. Sign in to the app there, and look again.'}
          </p>
        )}
      </div>
      {found?.map((session) => {
        const left = session.expiresAt - clock.value;
        return (
          <div class="settings-session" key={session.id}>
            <p>
              <strong>{session.userName}</strong> <span class="dim">at {session.origin}</span>
              <br />
              <span class="dim">
                {session.userPoolId} · client {session.clientId} ·{' '}
                {left > 0
                  ? `ID token ends in ${formatCountdown(left)}`
                  : 'ID token has expired: reload the app'}
              </span>
            </p>
            <button
              type="button"
              class="button primary"
              aria-label={`Use the session of ${session.userName}`}
              aria-disabled={signIn.busy.value}
              onClick={() => void signIn.useTabSession(session)}
            >
              Use
            </button>
          </div>
        );
      })}
    </div>
  );
}
