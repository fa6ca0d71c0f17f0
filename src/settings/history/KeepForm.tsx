import { useRef } from 'preact/hooks';
import { useFocusFault } from '../parts/useFocusFault.ts';
import type { History } from '../store/history.ts';
import type { HistoryForm } from '../store/historyForm.ts';
import { LimitField } from './LimitField.tsx';

/** Whether sessions outlive the browser, for how long, and how many bytes of them. */
export function KeepForm({ history, form }: { history: History; form: HistoryForm }) {
  const ref = useRef<HTMLFormElement>(null);
  useFocusFault(ref, history.refusals);
  const faults = history.faults.value;
  return (
    <form
      class="settings-form"
      aria-label="History"
      autocomplete="off"
      noValidate
      ref={ref}
      onSubmit={(event) => {
        event.preventDefault();
        void history.save();
      }}
    >
      <div class="field">
        <label class="settings-check">
          <input
            type="checkbox"
            checked={form.keep}
            aria-describedby="history-keep-hint"
            onChange={(event) => history.change({ keep: event.currentTarget.checked })}
          />
          Keep sessions after the browser closes
        </label>
        <p class="hint" id="history-keep-hint">
          {form.keep
            ? 'On: sessions stay until they are deleted, or until a limit below is reached. Whoever can read your browser’s files can read their frames.'
            : 'Off: sessions are there until the browser closes. What they left on disk, pinned ones too, is deleted when it starts again.'}
        </p>
      </div>
      <div class="settings-columns">
        <LimitField
          id="history-days"
          label="Delete sessions after (days)"
          value={form.days}
          any={form.anyDays}
          fault={faults.days}
          hint="Counted from the end of the connection."
          onValue={(days) => history.change({ days })}
          onAny={(anyDays) => history.change({ anyDays })}
        />
        <LimitField
          id="history-megabytes"
          label="Keep at most (MB)"
          value={form.megabytes}
          any={form.anyMegabytes}
          fault={faults.megabytes}
          hint="Beyond it the oldest sessions are deleted; the latest one stays."
          onValue={(megabytes) => history.change({ megabytes })}
          onAny={(anyMegabytes) => history.change({ anyMegabytes })}
        />
      </div>
      <p class="dim">
        Limits are kept at every start, after each session, and when you save. Open sessions and pinned ones
        are never deleted by them; pinned ones do not count.
      </p>
      <div class="settings-actions">
        <button type="submit" class="button primary" aria-disabled={history.busy.value}>
          Save
        </button>
        {history.dirty.value && (
          <button type="button" class="button" onClick={() => history.revert()}>
            Discard changes
          </button>
        )}
      </div>
    </form>
  );
}
