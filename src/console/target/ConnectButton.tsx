import { useEffect, useRef } from 'preact/hooks';
import { useConsole } from '../context.ts';

/** One button in one place and of one width, whatever it does now. */
export function ConnectButton() {
  const { store, shell } = useConsole();
  const button = useRef<HTMLButtonElement>(null);
  const session = store.session.value;
  const live = store.connected.value;
  const waiting = !store.ready.value || store.connecting.value || (live && session?.state === 'closing');

  // For `npm run bench`: the time from the popup's opening to here.
  useEffect(() => {
    if (!store.ready.value) return;
    performance.mark('console-usable');
    if (shell.connectInFocus) button.current?.focus();
  }, [store.ready.value, shell]);

  function onClick(event: MouseEvent): void {
    // The second half of a double click would undo the first.
    if (waiting || event.detail > 1) return;
    void (live ? store.disconnect() : store.connect());
  }

  return (
    <button
      type="button"
      ref={button}
      class="button primary connect"
      aria-disabled={waiting}
      onClick={onClick}
    >
      {live ? 'Disconnect' : 'Connect'}
    </button>
  );
}
