import { UNSIGNED, UNSIGNED_NAME } from '#core/unsigned.ts';
import { ItemsPage } from '../parts/ItemsPage.tsx';
import type { Settings } from '../store/settings.ts';
import { ApiForm } from './ApiForm.tsx';

/** The list of saved APIs, and the form of the one that is open. */
export function ApisPage({ settings }: { settings: Settings }) {
  const { api, apis, profiles } = settings;
  return (
    <ItemsPage
      title="Saved APIs"
      newLabel="New API"
      newName="The new API"
      items={apis.value}
      editor={api}
      loaded={settings.loaded.value}
      firstField="#api-url"
      line={({ url, profileId }) => (
        <>
          <code class="settings-detail ellipsis">{url.replace(/^wss?:\/\//, '')}</code>
          <span class="settings-detail ellipsis">
            {profileId === UNSIGNED
              ? UNSIGNED_NAME
              : (profiles.value.find(({ id }) => id === profileId)?.name ?? 'no profile')}
          </span>
        </>
      )}
      pane={(form, open) => <ApiForm settings={settings} form={form} stored={open} />}
      empty={
        <div class="settings-welcome">
          <h2>No saved API yet</h2>
          <p>A saved API is a WebSocket URL under a name, with the profile and the options that it needs.</p>
          <p>Press “New API” here, or save one from the console with the star beside its URL.</p>
        </div>
      }
    />
  );
}
