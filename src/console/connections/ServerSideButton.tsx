import { IconServer } from '#ui/icons.tsx';
import { useConsole } from '../context.ts';

/** Opens and closes the drawer; its name stays where its word has no room. */
export function ServerSideButton() {
  const { store } = useConsole();
  const { open } = store.serverSide;
  if (!store.ready.value) return null;
  return (
    <button
      type="button"
      class="button quiet small server-side-button"
      id="server-side-button"
      aria-expanded={open.value}
      title="Server side: send to a connection, describe it or close it as the backend does (@connections)"
      onClick={() => {
        open.value = !open.value;
      }}
    >
      <IconServer />
      <span>Server side</span>
    </button>
  );
}
