import { useConsole } from '../../context.ts';
import type { MessageBox } from '../useMessageBox.ts';
import { Drawer } from './Drawer.tsx';
import { walkItems } from './walkItems.ts';

/** Characters that are shown of a message. */
const SHOWN = 200;

/** What was sent from here, latest first. */
export function HistoryDrawer({ box }: { box: MessageBox }) {
  const { store } = useConsole();
  const sent = store.history.value.toReversed();
  return (
    <Drawer
      title="History"
      box={box}
      tools={
        sent.length > 0 && (
          <button
            type="button"
            class="button quiet small"
            onClick={() => {
              store.clearHistory();
              box.focus();
            }}
          >
            Clear history
          </button>
        )
      }
    >
      {sent.length === 0 && (
        <p class="hint">Nothing was sent yet. What you send stands here until the browser closes.</p>
      )}
      <ul class="drawer-list" onKeyDown={walkItems}>
        {sent.map((message, at) => (
          <li key={sent.length - at}>
            <button
              type="button"
              class="drawer-item"
              data-first={at === 0 ? '' : undefined}
              onClick={() => {
                store.setDrawer(undefined);
                box.write(message.text, message.kind);
              }}
            >
              {message.kind !== 'text' && <span class="chip">{message.kind}</span>}
              <code class="ellipsis">{message.text.slice(0, SHOWN)}</code>
            </button>
          </li>
        ))}
      </ul>
    </Drawer>
  );
}
