import type { Settings } from '../store/settings.ts';
import { DeleteAll } from './DeleteAll.tsx';
import { KeepForm } from './KeepForm.tsx';
import { StoredNow } from './StoredNow.tsx';

/** How long sessions and their frames stay, how much there is, and the way to be rid of it. */
export function HistoryPage({ settings }: { settings: Settings }) {
  const { history } = settings;
  const form = history.form.value;
  return (
    <div class="settings-pane settings-about">
      <h1>History</h1>
      <p>
        Every connection is a session with a log of its own. Frames are stored on this computer only, as they
        came and not encrypted. Keys, tokens and signed URLs are never part of a log.
      </p>
      {history.fault.value && (
        <p class="banner bad" role="alert">
          {history.fault.value.message} {history.fault.value.next}
        </p>
      )}
      {!form && !history.fault.value && <p class="dim">Reading.</p>}
      {form && <KeepForm history={history} form={form} />}
      <h2>Stored now</h2>
      <StoredNow stored={history.stored.value} />
      <DeleteAll history={history} />
      <p role="status" class="settings-said">
        {history.said.value}
      </p>
    </div>
  );
}
