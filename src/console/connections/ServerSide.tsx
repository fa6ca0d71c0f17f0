import { useEffect, useRef } from 'preact/hooks';
import { IconCross } from '#ui/icons.tsx';
import { useConsole } from '../context.ts';
import { CallAnswer } from './CallAnswer.tsx';
import { CallForm } from './CallForm.tsx';

/** Beside the frames, so that what is sent from the server's side is seen to arrive. */
export function ServerSide() {
  const { store } = useConsole();
  return store.serverSide.open.value ? <Drawer /> : null;
}

function Drawer() {
  const { store } = useConsole();
  const { open, aim, look } = store.serverSide;
  const root = useRef<HTMLElement>(null);
  const session = store.session.value;

  const url = store.endpoint.value?.url;
  // The signature tells the region, and is read a moment after the session was chosen.
  useEffect(aim, [session?.id, store.detail.value, url, store.profileId.value]);
  // With the clock and not with each frame: there may be thousands a second.
  useEffect(() => void look(), [session?.id, store.now.value]);
  useEffect(() => {
    root.current?.querySelector<HTMLElement>('#server-side-id')?.focus();
  }, []);

  function close(): void {
    open.value = false;
    document.querySelector<HTMLElement>('#server-side-button')?.focus();
  }

  return (
    <section
      ref={root}
      class="server-side"
      role="dialog"
      aria-label="Server side"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        // Or the browser would close the whole popup.
        event.preventDefault();
        event.stopPropagation();
        close();
      }}
    >
      <header>
        <h2>Server side</h2>
        <button
          type="button"
          class="button quiet icon small"
          aria-label="Close server side"
          title="Close (Escape)"
          onClick={close}
        >
          <IconCross />
        </button>
      </header>
      <div class="server-side-body">
        <p class="hint">
          Does what a backend does: calls the <code>@connections</code> API of API Gateway.
        </p>
        <CallForm />
        <CallAnswer />
      </div>
    </section>
  );
}
