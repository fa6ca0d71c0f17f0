import { formatDuration } from '#core/time.ts';
import { useConsole } from '../context.ts';

/** Counts down to the next attempt of a connection that dropped, and makes it now. */
export function Retry() {
  const { store } = useConsole();
  const session = store.session.value;
  if (session?.state !== 'reconnecting' || session.retryAt === undefined) return null;
  const seconds = Math.ceil((session.retryAt - store.now.value) / 1_000);
  return (
    <>
      <span class="figures dim" aria-live="off">
        {seconds > 0 ? `in ${formatDuration(seconds * 1_000)}` : 'now'}, attempt {session.attempt}
      </span>
      <button type="button" class="button small" onClick={() => void store.reconnectNow()}>
        Reconnect now
      </button>
    </>
  );
}
