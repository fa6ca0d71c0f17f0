import { useState } from 'preact/hooks';
import { LEAST_REPEAT, MOST_REPEAT } from '#core/compose/repeat.ts';
import { useConsole } from '../../context.ts';
import { whyNotSend } from '../sendState.ts';
import type { MessageBox } from '../useMessageBox.ts';
import { Drawer } from './Drawer.tsx';

/** Sends what is in the box again and again. */
export function RepeatDrawer({ box }: { box: MessageBox }) {
  const { store } = useConsole();
  const [typed, setTyped] = useState('5');
  const seconds = Number(typed.replace(',', '.'));
  const inRange = seconds >= LEAST_REPEAT && seconds <= MOST_REPEAT;
  const repeat = store.repeating.value;
  const session = store.session.value;
  const why = session?.page
    ? 'Messages are repeated through Countersign’s own connections only.'
    : (whyNotSend(session, store.message.value, store.messageReading.value) ??
      (inRange ? undefined : 'A message can be sent every 0.1 to 3,600 seconds.'));

  return (
    <Drawer title="Send every …" box={box}>
      <form
        class="drawer-line"
        onSubmit={(event) => {
          event.preventDefault();
          if (!why) void store.startRepeat(seconds);
        }}
      >
        <label for="repeat-seconds">Send what is in the box now and every</label>
        <span class="drawer-span">
          <input
            id="repeat-seconds"
            class="input figures"
            inputMode="decimal"
            autocomplete="off"
            aria-label="Seconds between messages"
            aria-invalid={!inRange}
            value={typed}
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
          s
        </span>
        <button type="submit" class="button primary" aria-disabled={why !== undefined} title={why}>
          {repeat ? 'Start anew' : 'Start'}
        </button>
        {repeat && (
          <button type="button" class="button" onClick={() => void store.stopRepeat()}>
            Stop
          </button>
        )}
      </form>
      <p class="hint" role="status">
        {repeat ? (
          <>
            Sends every {repeat.seconds} s: <code class="repeat-text">{repeat.text}</code>
          </>
        ) : (
          (why ?? 'It goes on when this window is closed, and ends with the connection.')
        )}
      </p>
    </Drawer>
  );
}
