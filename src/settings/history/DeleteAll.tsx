import { useState } from 'preact/hooks';
import { DeleteStep } from '../parts/DeleteStep.tsx';
import { focusAfterRender } from '../parts/focus.ts';
import type { History } from '../store/history.ts';

/** Deletes every session, open and pinned ones too, after a second step. */
export function DeleteAll({ history }: { history: History }) {
  const [asking, setAsking] = useState(false);
  const { sessions = 0, open = 0 } = history.stored.value ?? {};
  if (sessions === 0 && !asking) return null;
  const done = () => {
    setAsking(false);
    focusAfterRender('#history-delete', '#history-days');
  };
  const closes =
    open === 0
      ? ''
      : open === 1
        ? ' The open connection is closed.'
        : ` ${open} open connections are closed.`;
  return asking ? (
    <DeleteStep
      question={`Delete ${sessions === 1 ? 'the session' : `all ${sessions} sessions`} with all frames, pinned ones too?${closes}`}
      deleteLabel="Delete them"
      keepLabel="Keep them"
      onDelete={() => void history.deleteAll().then(done)}
      onKeep={done}
    />
  ) : (
    <div class="settings-actions">
      <button
        type="button"
        id="history-delete"
        class="button danger"
        aria-disabled={history.busy.value}
        onClick={() => setAsking(true)}
      >
        Delete all sessions
      </button>
    </div>
  );
}
