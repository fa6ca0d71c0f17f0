import { useConsole } from '../context.ts';
import { isToldByNotice } from './ProfileNotice.tsx';

/** Why the last thing failed, with buttons that mend it. */
export function Trouble() {
  const { store, shell } = useConsole();
  const trouble = store.trouble.value;
  // Beside the composer a message that was not sent is told.
  if (!trouble || trouble.attempt.action === 'send' || trouble.attempt.action === 'compose') return null;
  const { problem, attempt } = trouble;
  const profile = store.profile.value;
  if (isToldByNotice(problem, profile)) return null;
  const keys = problem.id === 'keys.expired' || problem.id === 'keys.missing';

  return (
    <div class={`banner ${problem.id === 'keys.expired' ? 'warn' : 'bad'}`} role="alert">
      <p>
        {problem.message} {problem.next && <span class="dim">{problem.next}</span>}
      </p>
      {problem.id.startsWith('sign-in.') && profile && (
        <button type="button" class="button" onClick={() => shell.openOptions(`profiles/${profile.id}`)}>
          Open the profile
        </button>
      )}
      {problem.id.startsWith('vault.') && (
        <button type="button" class="button" onClick={() => shell.openOptions('vault')}>
          Open the vault
        </button>
      )}
      {keys && (
        <button
          type="button"
          class="button"
          onClick={() => shell.openOptions(profile ? `profiles/${profile.id}` : 'profiles')}
        >
          Paste new keys
        </button>
      )}
      {problem.id === 'keys.expired' && (
        <button type="button" class="button" onClick={() => void store.signAnyway(attempt)}>
          Sign anyway
        </button>
      )}
      {problem.id === 'profile.missing' && (
        <button type="button" class="button" onClick={() => shell.openOptions('profiles')}>
          Open profiles
        </button>
      )}
      <button type="button" class="button quiet small" onClick={store.dismissTrouble}>
        Dismiss
      </button>
    </div>
  );
}
