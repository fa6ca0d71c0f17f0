import { useConsole } from '../context.ts';
import { ImportNotice } from '../import/ImportNotice.tsx';
import { plural } from '../sessions/sessionFacts.ts';
import { CopiedNote } from './CopiedNote.tsx';
import { ProfileNotice } from './ProfileNotice.tsx';
import { ScopeFields } from './ScopeFields.tsx';
import { Trouble } from './Trouble.tsx';

/** Everything that wants to be said of the inputs, beneath them; empty most of the time. */
export function Notices({ optionsOpen }: { optionsOpen: boolean }) {
  const { store, shell } = useConsole();
  const ready = store.ready.value;
  const reading = store.reading.value;
  const endpoint = store.endpoint.value;
  const profile = store.profile.value;
  const live = store.connected.value;
  const logTrouble = store.logTrouble.value;
  const fault = store.urlSettled.value && !reading.ok ? reading.fault : undefined;
  const notes = new Map([...store.urlNotes.value, ...(endpoint?.notes ?? [])].map((note) => [note.id, note]));
  // Asked by what host and profile say, so that the fields stay while one types into them.
  const known = (part: 'region' | 'service') => Boolean(endpoint?.[part] ?? profile?.[part]);
  const missing = [...(known('service') ? [] : ['service']), ...(known('region') ? [] : ['region'])];
  const unsigned = store.unsigned.value;
  const asks = !unsigned && endpoint !== undefined && missing.length > 0;

  return (
    <div class="notices">
      <ImportNotice />
      <div aria-live="polite">
        {fault && (
          <p class="fault" id="url-fault">
            {fault.message} {fault.next && <span class="dim">{fault.next}</span>}
          </p>
        )}
        {notes.size > 0 && !fault && (
          <ul class="url-notes hint">
            {[...notes.values()].map(({ id, message }) => (
              <li key={id}>{message}</li>
            ))}
          </ul>
        )}
      </div>
      {asks && !optionsOpen && (!live || store.differs.value) && (
        <div class="scope-ask">
          <p class="hint">
            Which {missing.join(' and ')} to sign for? This host does not name{' '}
            {missing.length > 1 ? 'them' : 'it'}.
          </p>
          <ScopeFields />
        </div>
      )}
      {unsigned && !live && (
        <p class="hint">
          Nothing is signed: the URL goes out as it is. An API with IAM authorization refuses such a
          connection.
        </p>
      )}
      {ready && !profile && !unsigned && (
        <div class="banner">
          <p>
            {store.profiles.value.length === 0
              ? 'No profile yet. A profile holds the temporary keys that sign the URL: paste them once, then connect.'
              : 'No profile is chosen. Choose one above.'}
          </p>
          <button type="button" class="button" onClick={() => shell.openOptions('profiles')}>
            Add a profile
          </button>
        </div>
      )}
      {profile && !live && <ProfileNotice key={profile.id} profile={profile} />}
      {live && store.differs.value && (
        <p class="hint">
          This is another URL than the connection below. Press Enter in the URL box to open it beside that
          one.
        </p>
      )}
      {logTrouble && (
        <div class="banner warn" role="alert">
          <p>
            {logTrouble.message} {/* They change each second, which is not to be read out each time. */}
            <span aria-live="off">
              Waiting: {plural(logTrouble.waiting, 'row')}
              {logTrouble.lost > 0 && `; ${plural(logTrouble.lost, 'frame')} could not be kept`}.
            </span>{' '}
            {logTrouble.next}
          </p>
        </div>
      )}
      <Trouble />
      <CopiedNote />
    </div>
  );
}
