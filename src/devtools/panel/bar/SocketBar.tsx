import { ProfileField } from '#console/header/ProfileField.tsx';
import { TabBar } from '#console/tabs/TabBar.tsx';
import { usePanel } from '../context.ts';
import { CopyMenu } from './CopyMenu.tsx';

/** The console's views of the socket, and what can be done with its API. */
export function SocketBar() {
  const { store, takeOver } = usePanel();
  const signed = store.detail.value?.signature !== undefined;
  const none = store.profiles.value.length === 0;

  function compare(): void {
    store.setTab('signature');
    void store.explain();
  }

  return (
    <div class="tab-row socket-bar">
      <TabBar />
      <div class="socket-actions">
        {!none && <ProfileField />}
        {signed && !none && (
          <button
            type="button"
            class="button"
            title="Puts the page’s signature beside the one that the chosen profile gives for the same URL"
            onClick={compare}
          >
            Compare
          </button>
        )}
        <CopyMenu />
        <button
          type="button"
          class="button"
          title="Opens the same API in the console, to be connected to with our profile"
          onClick={takeOver}
        >
          Open in console
        </button>
      </div>
    </div>
  );
}
