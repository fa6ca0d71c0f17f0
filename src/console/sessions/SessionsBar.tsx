import { useComputed, useSignal } from '@preact/signals';
import { useState } from 'preact/hooks';
import { IconChevron, IconPlus } from '#ui/icons.tsx';
import { ListPopover } from '#ui/ListPopover.tsx';
import { useConsole } from '../context.ts';
import { ImportButton } from '../import/ImportButton.tsx';
import { stateWords } from '../status/stateWords.ts';
import { isLive } from '../store/derive.ts';
import { type Editing, SessionList } from './SessionList.tsx';

/** From this number on, sessions are found by typing. */
const SEARCH_FROM = 9;

/** The session that is looked at, the list of all of them behind it, and a new one beside it. */
export function SessionsBar() {
  const { store } = useConsole();
  const [open, setOpen] = useState(false);
  const [filter, setFilter] = useState('');
  const editing = useSignal<Editing | undefined>(undefined);
  const ready = store.ready.value;
  const total = useComputed(() => store.sessions.value.length).value;
  if (total === 0 && !open) return ready ? <ImportButton /> : null;

  return (
    <div class="session-picker">
      <ListPopover
        label="Sessions"
        title="All sessions: look at one, name it, pin it, delete it"
        describedBy="session-shown"
        className="session-field"
        align="end"
        listClassName="sessions"
        face={<Face />}
        search={
          total < SEARCH_FROM
            ? undefined
            : {
                label: 'Find a session',
                placeholder: 'Find by name, URL, profile or state',
                text: filter,
                onText: setFilter,
              }
        }
        onOpen={(opened) => {
          setOpen(opened);
          setFilter('');
          editing.value = undefined;
          if (opened) void store.loadRetention();
        }}
        onEscape={() => {
          const within = editing.peek() !== undefined;
          editing.value = undefined;
          return within;
        }}
      >
        {(close) => <SessionList filter={filter} editing={editing} close={close} />}
      </ListPopover>
      <NewConnection />
    </div>
  );
}

/** Drawn anew only when it says something else, not with every message. */
function Face() {
  const { store } = useConsole();
  const name = useComputed(() => store.session.value?.name ?? 'New connection').value;
  const dot = useComputed(() => stateWords(store.session.value, false).dot).value;
  const total = useComputed(() => store.sessions.value.length).value;
  const live = useComputed(
    () => store.sessions.value.filter((one) => isLive(one) && !one.imported).length,
  ).value;
  return (
    <>
      <span class={`dot ${dot}`} aria-hidden="true" />
      <span class="ellipsis" id="session-shown" title={name}>
        {name}
      </span>
      {total > 1 && (
        <span class="dim figures">
          {live} open of {total}
        </span>
      )}
      <IconChevron />
    </>
  );
}

function NewConnection() {
  const { store } = useConsole();
  const shown = useComputed(() => store.session.value !== undefined).value;
  if (!shown) return null;
  return (
    <button
      type="button"
      class="button quiet icon small"
      aria-label="New connection"
      title="New connection"
      onClick={store.newConnection}
    >
      <IconPlus />
    </button>
  );
}
