import { IconChevron } from '#ui/icons.tsx';
import { useConsole } from '../context.ts';
import { keysState, whatIsMissing } from './keysState.ts';

/**
 * The chosen profile with the state of its keys. The select itself is transparent and lies over
 * the whole field: a native list for every keyboard and screen reader, drawn as we like.
 */
export function ProfileField() {
  const { store } = useConsole();
  const profiles = store.profiles.value;
  const profile = store.profile.value;
  const keys = profile ? keysState(profile, store.now.value) : undefined;
  const name = profile?.name ?? (profiles.length > 0 ? 'Choose a profile' : 'No profile yet');

  return (
    <div class="profile-field" title={profile ? `${profile.name}: ${keys?.text}` : name}>
      <span class={`dot ${keys?.level ?? 'hollow'}`} aria-hidden="true" />
      <span class="profile-name ellipsis" aria-hidden="true">
        {store.ready.value ? name : ''}
      </span>
      {profile && keys && (
        <span class="profile-keys" id="profile-keys">
          {profile.accessKeyId && <span class="mono profile-key">{profile.accessKeyId}</span>}
          <span class={`figures ${keys.level === 'ok' ? 'dim' : keys.level}`}>{keys.text}</span>
        </span>
      )}
      <IconChevron />
      <select
        aria-label="Profile"
        aria-describedby={profile ? 'profile-keys' : undefined}
        value={profile?.id ?? ''}
        disabled={profiles.length === 0}
        onChange={(event) => store.chooseProfile(event.currentTarget.value)}
      >
        {!profile && (
          <option value="" disabled>
            {name}
          </option>
        )}
        {profiles.map((each) => {
          const missing = whatIsMissing(each)?.replace(': paste again', '');
          return (
            <option key={each.id} value={each.id}>
              {missing ? `${each.name} (${missing})` : each.name}
            </option>
          );
        })}
      </select>
    </div>
  );
}
