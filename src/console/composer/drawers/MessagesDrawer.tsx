import { useState } from 'preact/hooks';
import type { SavedMessage } from '#core/compose/saved.ts';
import { matchWords } from '#ui/matchWords.ts';
import { useConsole } from '../../context.ts';
import type { MessageBox } from '../useMessageBox.ts';
import { Drawer } from './Drawer.tsx';
import { MessageForm } from './MessageForm.tsx';
import { MessageList } from './MessageList.tsx';
import { useMoves } from './useMoves.ts';

/** Saved messages: found by typing, put into the box, renamed, moved and deleted. */
export function MessagesDrawer({ box }: { box: MessageBox }) {
  const { store } = useConsole();
  const all = store.compose.value.messages;
  const [filter, setFilter] = useState('');
  /** 'new', or the id of the message whose name is being changed. */
  const [editing, setEditing] = useState<string>();
  const moves = useMoves();
  const matches = matchWords(filter);
  const found = all.filter(({ name, folder, text }) => matches(`${folder} ${name} ${text}`));
  const { deleted } = moves;

  function use({ text, form }: SavedMessage): void {
    store.setDrawer(undefined);
    box.write(text, form);
  }

  return (
    <Drawer
      title="Saved messages"
      box={box}
      onEscape={() => {
        if (editing === undefined) return false;
        setEditing(undefined);
        return true;
      }}
      tools={
        <>
          {all.length > 0 && (
            <input
              class="input drawer-search"
              type="search"
              aria-label="Find a saved message"
              placeholder="Find"
              spellcheck={false}
              autocomplete="off"
              value={filter}
              onInput={(event) => setFilter(event.currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && !event.isComposing && found[0]) use(found[0]);
              }}
            />
          )}
          <button
            type="button"
            class="button small"
            aria-expanded={editing === 'new'}
            onClick={() => setEditing(editing === 'new' ? undefined : 'new')}
          >
            Save what is in the box
          </button>
        </>
      }
    >
      {editing === 'new' && <MessageForm onDone={() => setEditing(undefined)} />}
      {deleted && (
        <p class="drawer-line" role="status">
          <span class="ellipsis">“{deleted.message.name}” was deleted.</span>
          <button type="button" class="button small" onClick={() => void moves.undo()}>
            Undo
          </button>
        </p>
      )}
      {all.length === 0 && editing !== 'new' && (
        <p class="hint">
          Nothing saved yet. Write a message in the box, then save it here under a name. {'{{name}}'} in it
          stands for a value of your variables.
        </p>
      )}
      {all.length > 0 && found.length === 0 && (
        <p class="hint" role="status">
          Nothing matches “{filter}”.
        </p>
      )}
      <MessageList messages={found} moves={moves} editing={editing} onEdit={setEditing} onUse={use} />
    </Drawer>
  );
}
