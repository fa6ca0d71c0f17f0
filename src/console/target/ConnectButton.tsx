import { useEffect } from 'preact/hooks';
import { useConsole } from '../context.ts';
import { isLive } from '../store/derive.ts';

/** One button in one place and of one width, whatever it does now. */
export function ConnectButton() {
  const { store } = useConsole();
  const session = store.session.value;
  const live = isLive(session);
  const waiting = !store.ready.value || store.connecting.value || session?.state === 'closing';

  // For `npm run bench`: the time from the popup's opening to here.
  useEffect(() => {
    if (store.ready.value) performance.mark('console-usable');
  }, [store.ready.value]);

  function onClick(event: MouseEvent): void {
    // The second half of a double click would undo the first.
    if (waiting || event.detail > 1) return;
    void (live ? store.disconnect() : store.connect());
  }

  return (
    <button type="button" class="button primary connect" aria-disabled={waiting} onClick={onClick}>
      {live ? 'Disconnect' : 'Connect'}
    </button>
  );
}
