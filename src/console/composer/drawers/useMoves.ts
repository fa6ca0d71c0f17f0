import { useState } from 'preact/hooks';
import { foldersOf, stepOf } from '#core/compose/folders.ts';
import type { SavedMessage } from '#core/compose/saved.ts';
import { useConsole } from '../../context.ts';

interface Deleted {
  message: SavedMessage;
  /** The one that came after it. */
  before?: string;
}

/** What is done to the order of saved messages. */
export interface Moves {
  /** What was deleted last, until it is taken back. */
  deleted: Deleted | undefined;
  remove(message: SavedMessage): Promise<void>;
  undo(): Promise<void>;
  /** One up or down, into the folder before or after at its end. False where there is no further. */
  step(message: SavedMessage, direction: -1 | 1): Promise<boolean>;
  /** To where it was dropped. */
  drop(id: string, folder: string, before?: string): Promise<void>;
  toggleOnConnect(message: SavedMessage): Promise<void>;
}

export function useMoves(): Moves {
  const { store } = useConsole();
  const [deleted, setDeleted] = useState<Deleted>();
  const all = () => store.compose.peek().messages;

  return {
    deleted,
    async remove(message) {
      const before = all()[all().findIndex(({ id }) => id === message.id) + 1]?.id;
      if (!(await store.changeMessages({ type: 'delete', id: message.id }))) return;
      setDeleted({ message, ...(before === undefined ? {} : { before }) });
    },
    async undo() {
      if (!deleted) return;
      if (await store.changeMessages({ type: 'restore', ...deleted })) setDeleted(undefined);
    },
    async step(message, direction) {
      const move = stepOf(foldersOf(all()), message.id, direction);
      return move !== undefined && store.changeMessages({ type: 'move', id: message.id, ...move });
    },
    async drop(id, folder, before) {
      await store.changeMessages({ type: 'move', id, folder, ...(before === undefined ? {} : { before }) });
    },
    async toggleOnConnect({ id }) {
      const chosen = store.choices.peek().onConnect === id;
      await store.choose({ onConnect: chosen ? undefined : id });
    },
  };
}
