import type { SessionRecord } from '#core/session.ts';
import { formatTimeOfDay } from '#core/time.ts';
import { IconChevron, IconPlus, IconTrash } from '#ui/icons.tsx';
import { usePopover } from '#ui/usePopover.ts';
import { useConsole } from '../context.ts';
import { isLive } from '../store/derive.ts';
import { NEW_CONNECTION } from '../store/state.ts';
import { stateWords } from './stateWords.ts';

const count = new Intl.NumberFormat('en');

/** All connections of this browser run in one native list, so that hundreds are no burden. */
export function SessionPicker() {
  const { store } = useConsole();
  // Names and figures of the list move with the clock, not with every message.
  void store.now.value;
  const sessions = store.sessions.value;
  const current = store.session.value;
  if (sessions.length === 0) return null;
  const open = sessions.filter(isLive).length;

  return (
    <div class="session-picker">
      <div
        class="session-field"
        title={current ? `${current.name}, ${current.url}` : 'No connection is shown'}
      >
        <span class={`dot ${stateWords(current, false).dot}`} aria-hidden="true" />
        <span class="ellipsis" aria-hidden="true">
          {current?.name ?? 'New connection'}
        </span>
        {sessions.length > 1 && (
          <span class="dim figures" aria-hidden="true">
            {open} open of {sessions.length}
          </span>
        )}
        <IconChevron />
        <select
          aria-label="Session"
          value={String(current?.id ?? NEW_CONNECTION)}
          onChange={(event) => {
            const id = Number(event.currentTarget.value);
            if (id === NEW_CONNECTION) store.newConnection();
            else store.chooseSession(id);
          }}
        >
          {!current && <option value={String(NEW_CONNECTION)}>New connection</option>}
          {sessions.map((session) => (
            <option key={session.id} value={String(session.id)}>
              {optionText(session)}
            </option>
          ))}
        </select>
      </div>
      {current && (
        <button
          type="button"
          class="button quiet icon small"
          aria-label="New connection"
          title="New connection"
          onClick={store.newConnection}
        >
          <IconPlus />
        </button>
      )}
      {current && <RemoveSession session={current} />}
    </div>
  );
}

/** The glyph stands for the dot, which an option cannot draw. */
function optionText(session: SessionRecord): string {
  const { state } = stateWords(session, false);
  const frames = session.sent.frames + session.received.frames;
  const time = formatTimeOfDay(session.createdAt).slice(0, 8);
  const glyph = session.state === 'open' ? '●' : isLive(session) ? '◐' : '○';
  return `${glyph} ${session.name} · ${state} · ${count.format(frames)} frames · ${time}`;
}

function RemoveSession({ session }: { session: SessionRecord }) {
  const { store } = useConsole();
  const { root, button, open, setOpen, close } = usePopover();
  const live = isLive(session);
  return (
    <div class="menu-anchor" ref={root}>
      <button
        type="button"
        ref={button}
        class="button quiet icon small"
        aria-label="Remove session"
        title="Remove this session and its frames"
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <IconTrash />
      </button>
      {open && (
        <div class="menu align-end confirm" role="dialog" aria-label="Remove session">
          <p>
            {live ? 'Close this connection and delete' : 'Delete'} its{' '}
            {count.format(session.nextIndex - session.firstIndex)} logged rows?
          </p>
          <div class="save-api-buttons">
            <button
              type="button"
              class="button danger"
              onClick={() => {
                close({ focus: false });
                void store.removeSession(session.id);
              }}
            >
              Remove
            </button>
            <button type="button" class="button" onClick={() => close()}>
              Keep
            </button>
          </div>
        </div>
      )}
    </div>
  );
}
