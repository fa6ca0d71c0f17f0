import { readKeepAlive } from '#core/keepAlive.ts';
import { toProblem } from '#core/problem.ts';
import { useConsole } from '../context.ts';

/** What keeps a connection going: opened again after a drop, and a message against the idle limit. */
export function LastingFields() {
  const { store } = useConsole();
  const reconnect = store.reconnect.value;
  const fault = keepAliveFault(store.keepAliveSeconds.value, store.keepAliveMessage.value);
  const describe = (on: boolean, id: string) => (on ? { 'aria-describedby': id } : {});
  const refused = fault ? ({ 'aria-invalid': true, 'aria-describedby': 'keep-alive-fault' } as const) : {};

  return (
    <>
      <div class="options-grid lasting-fields">
        <label class="options-check">
          <input
            type="checkbox"
            checked={reconnect}
            onChange={(event) => store.setReconnect(event.currentTarget.checked)}
            {...describe(reconnect, 'reconnect-hint')}
          />
          Reconnect after a drop
        </label>
        <div class="field">
          <label for="keep-alive-seconds">Keep-alive every (s)</label>
          <input
            id="keep-alive-seconds"
            class="input"
            inputMode="numeric"
            autocomplete="off"
            placeholder="off"
            value={store.keepAliveSeconds.value}
            onInput={(event) => store.setKeepAliveSeconds(event.currentTarget.value)}
            {...refused}
          />
        </div>
        <div class="field wide">
          <label for="keep-alive-message">Keep-alive message</label>
          <input
            id="keep-alive-message"
            class="input mono"
            autocomplete="off"
            spellcheck={false}
            value={store.keepAliveMessage.value}
            onInput={(event) => store.setKeepAliveMessage(event.currentTarget.value)}
            {...refused}
          />
        </div>
      </div>
      {fault && (
        <p class="fault" id="keep-alive-fault">
          {fault.message} {fault.next}
        </p>
      )}
      {reconnect && (
        <p class="hint" id="reconnect-hint">
          Also at API Gateway’s limit of 2 hours, signed afresh each time, for at least 15 minutes. A server
          that closes with 1000 means it: the connection stays closed then.
        </p>
      )}
    </>
  );
}

function keepAliveFault(seconds: string, message: string) {
  try {
    readKeepAlive(seconds, message);
    return undefined;
  } catch (error) {
    return toProblem(error);
  }
}
