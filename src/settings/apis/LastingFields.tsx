import { TextField } from '#ui/form/TextField.tsx';
import type { ApiForm } from '../store/apiForm.ts';
import type { Settings } from '../store/settings.ts';

/** What keeps a connection going: opened again after a drop, and a message against the idle limit. */
export function LastingFields({ editor, form }: { editor: Settings['api']; form: ApiForm }) {
  const faults = editor.faults.value;
  return (
    <>
      <div class="field">
        <label class="settings-check">
          <input
            type="checkbox"
            checked={form.reconnect}
            aria-describedby="api-reconnect-hint"
            onChange={(event) => editor.change({ reconnect: event.currentTarget.checked })}
          />
          Reconnect after a drop
        </label>
        <p class="hint" id="api-reconnect-hint">
          Also at API Gateway’s limit of 2 hours. Each attempt is signed afresh, at most a minute after the
          last, for at least 15 minutes. Where it needs you it ends: pasted keys that expired, a sign-in that
          ended, a locked vault. A handshake that is refused at the first connect is not repeated, and a
          server that closes with 1000 means it, as a DELETE on @connections does.
        </p>
      </div>
      <div class="settings-columns">
        <TextField
          id="api-keepAliveSeconds"
          label="Keep-alive every (s)"
          value={form.keepAliveSeconds}
          placeholder="off"
          fault={faults.keepAliveSeconds}
          hint="5 to 3,600. API Gateway closes a connection after 10 minutes without a message."
          onValue={(keepAliveSeconds) => editor.change({ keepAliveSeconds })}
        />
        <TextField
          id="api-keepAliveMessage"
          label="Keep-alive message"
          mono
          value={form.keepAliveMessage}
          fault={faults.keepAliveMessage}
          hint="Sent as it is, so the API should have a route for it. It is logged like any other message."
          onValue={(keepAliveMessage) => editor.change({ keepAliveMessage })}
        />
      </div>
    </>
  );
}
