import type { MessageChange, MessageDraft, SavedMessage } from './saved.ts';

/** Saved messages in their order after a change; `newId` names a new one. What a change speaks of may be gone. */
export function changeMessages(
  messages: readonly SavedMessage[],
  change: MessageChange,
  newId: () => string,
): SavedMessage[] {
  switch (change.type) {
    case 'save':
      return save(messages, change.message, newId);
    case 'delete':
      return messages.filter(({ id }) => id !== change.id);
    case 'restore': {
      const others = messages.filter(({ id }) => id !== change.message.id);
      return insert(others, change.message, change.before);
    }
    case 'move': {
      const moved = messages.find(({ id }) => id === change.id);
      if (!moved || change.before === change.id) return [...messages];
      const others = messages.filter((one) => one !== moved);
      return insert(others, { ...moved, folder: change.folder }, change.before);
    }
    case 'rename-folder':
      return messages.map((one) => (one.folder === change.from ? { ...one, folder: change.to } : one));
  }
}

function save(messages: readonly SavedMessage[], draft: MessageDraft, newId: () => string): SavedMessage[] {
  const known = messages.some(({ id }) => id === draft.id);
  const saved = { ...draft, id: draft.id ?? newId() };
  return known ? messages.map((one) => (one.id === saved.id ? saved : one)) : [...messages, saved];
}

function insert(others: readonly SavedMessage[], message: SavedMessage, before?: string): SavedMessage[] {
  const at = others.findIndex(({ id }) => id === before);
  return at < 0 ? [...others, message] : others.toSpliced(at, 0, message);
}
