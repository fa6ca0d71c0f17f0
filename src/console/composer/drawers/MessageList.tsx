import { useState } from 'preact/hooks';
import { foldersOf } from '#core/compose/folders.ts';
import type { SavedMessage } from '#core/compose/saved.ts';
import { MessageForm } from './MessageForm.tsx';
import { MessageRow } from './MessageRow.tsx';
import type { Moves } from './useMoves.ts';
import { walkItems } from './walkItems.ts';

export interface MessageListProps {
  messages: readonly SavedMessage[];
  moves: Moves;
  editing: string | undefined;
  onEdit(id: string | undefined): void;
  onUse(message: SavedMessage): void;
}

/** Messages by folder; each can be dragged to another place or folder. */
export function MessageList({ messages, moves, editing, onEdit, onUse }: MessageListProps) {
  /** Of the message that is dragged, and of what it is held over. */
  const [dragged, setDragged] = useState<string>();
  const [over, setOver] = useState<string>();

  const dropZone = (place: string, folder: string, before?: string) => ({
    onDragOver: (event: DragEvent) => {
      if (dragged === undefined) return;
      event.preventDefault();
      setOver(place);
    },
    onDrop: (event: DragEvent) => {
      if (dragged === undefined) return;
      event.preventDefault();
      void moves.drop(dragged, folder, before);
      setDragged(undefined);
      setOver(undefined);
    },
    class: over === place ? 'drop-here' : '',
  });

  const handlers = { onKeyDown: walkItems, onDragLeave: () => setOver(undefined) };

  return (
    <div class="drawer-list" {...handlers}>
      {foldersOf(messages).map(({ name, messages: inside }) => (
        <section key={name} aria-label={name === '' ? 'Without a folder' : `Folder ${name}`}>
          {name !== '' && <h3 {...dropZone(`folder ${name}`, name)}>{name}</h3>}
          <ul>
            {inside.map((message) => (
              <li key={message.id} {...dropZone(message.id, name, message.id)}>
                {editing === message.id ? (
                  <MessageForm message={message} onDone={() => onEdit(undefined)} />
                ) : (
                  <MessageRow
                    message={message}
                    moves={moves}
                    onEdit={() => onEdit(message.id)}
                    onUse={() => onUse(message)}
                    onDrag={(begun) => setDragged(begun ? message.id : undefined)}
                  />
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
