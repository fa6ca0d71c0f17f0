import { useEffect } from 'preact/hooks';
import { focusAfterRender } from '../parts/focus.ts';
import { ItemList } from '../parts/ItemList.tsx';
import { Unsaved } from '../parts/Unsaved.tsx';
import type { Settings } from '../store/settings.ts';
import { ApiForm } from './ApiForm.tsx';

/** The list of saved APIs, and the form of the one that is open. */
export function ApisPage({ settings }: { settings: Settings }) {
  const { api, apis, profiles } = settings;
  const form = api.form.value;
  const startingNew = form !== undefined && form.id === undefined;
  const open = apis.value.find(({ id }) => id === form?.id);

  useEffect(() => {
    if (startingNew) focusAfterRender('#api-url');
  }, [startingNew]);

  return (
    <>
      <ItemList
        title="Saved APIs"
        newLabel="New API"
        items={apis.value}
        open={form?.id}
        startingNew={startingNew}
        loading={!settings.loaded.value}
        onOpen={api.open}
        onNew={api.startNew}
      >
        {(item) => (
          <>
            <code class="settings-detail ellipsis">{item.url.replace(/^wss?:\/\//, '')}</code>
            <span class="settings-detail ellipsis">
              {profiles.value.find(({ id }) => id === item.profileId)?.name ?? 'no profile'}
            </span>
          </>
        )}
      </ItemList>
      <div class="settings-pane">
        {api.asking.value && (
          <Unsaved
            what={open ? `“${open.name}”` : 'The new API'}
            onAnswer={(decision) =>
              void api.answer(decision).then(() => {
                if (decision === 'stay') focusAfterRender('#api-url');
                if (decision === 'discard') focusAfterRender('[data-item][aria-current="true"]', '#api-url');
              })
            }
          />
        )}
        {form ? (
          <ApiForm settings={settings} form={form} stored={open} />
        ) : (
          settings.loaded.value && (
            <div class="settings-welcome">
              <h2>No saved API yet</h2>
              <p>
                A saved API is a WebSocket URL under a name, with the profile and the options that it needs.
              </p>
              <p>Press “New API” here, or save one from the console with the star beside its URL.</p>
            </div>
          )
        )}
        <p role="status" class="settings-said">
          {api.said.value}
        </p>
      </div>
    </>
  );
}
