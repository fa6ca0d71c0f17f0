import { formatCountdown } from '#core/time.ts';
import type { Settings } from '../store/settings.ts';

/** Finds the Amplify sessions of the page that the person is at, and takes one over. */
export function TabStart({ settings }: { settings: Settings }) {
  const { signIn, clock } = settings;
  const found = signIn.tabSessions.value;
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
            No Amplify session was found in that tab. Sign in to the app there, and look again.
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
