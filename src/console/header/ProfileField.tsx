import { UNSIGNED, UNSIGNED_NAME } from '#core/unsigned.ts';
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
  const unsigned = store.unsigned.value;
  const none = profiles.length > 0 ? 'Choose a profile' : 'No profile yet';
  const name = unsigned ? UNSIGNED_NAME : (profile?.name ?? none);

  return (
    <div class="profile-field" title={titleOf(name, keys?.text, unsigned)}>
      <span class={`dot ${unsigned ? 'warn' : (keys?.level ?? 'hollow')}`} aria-hidden="true" />
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
        value={unsigned ? UNSIGNED : (profile?.id ?? '')}
        disabled={!store.ready.value}
        onChange={(event) => store.chooseProfile(event.currentTarget.value)}
      >
        {!profile && !unsigned && (
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
        {store.ready.value && <option value={UNSIGNED}>{UNSIGNED_NAME}</option>}
      </select>
    </div>
  );
}

function titleOf(name: string, keys: string | undefined, unsigned: boolean): string {
  if (unsigned) return 'Connects without signing the URL';
  return keys === undefined ? name : `${name}: ${keys}`;
}
