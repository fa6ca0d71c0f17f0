import type { MessageChange, MessageDraft } from '#core/compose/saved.ts';
import { SAVED_LIMITS } from '#core/compose/saved.ts';
import { Problem } from '#core/problem.ts';
import { formatBytes } from '#core/time.ts';
import { utf8Length } from '#core/utf8Length.ts';
import { cleanName } from '../clean.ts';

/** A change as it is stored. Problems: `message.name`, `message.folder`, `message.size`. */
export function checkChange(change: MessageChange): MessageChange {
  switch (change.type) {
    case 'save':
      return { ...change, message: checkMessage(change.message) };
    case 'restore':
      return { ...change, message: { ...checkMessage(change.message), id: change.message.id } };
    case 'move':
      return { ...change, folder: cleanFolder(change.folder) };
    case 'rename-folder':
      return { ...change, to: cleanFolder(change.to) };
    case 'delete':
      return change;
  }
}

function checkMessage({ id, name, folder, text, form }: MessageDraft): MessageDraft {
  const size = utf8Length(text);
  if (size > SAVED_LIMITS.messageBytes) {
    throw new Problem(
      'message.size',
      `The message has ${formatBytes(size)}, and ${formatBytes(SAVED_LIMITS.messageBytes)} is the most that is saved.`,
      'Keep it as a file, and load it from there.',
    );
  }
  return {
    ...(id ? { id } : {}),
    name: cleanName(name, 'message.name', 'message'),
    folder: cleanFolder(folder),
    text,
    form: form === 'hex' || form === 'base64' ? form : 'text',
  };
}

/** '' for none. */
function cleanFolder(folder: string): string {
  return folder.trim() === '' ? '' : cleanName(folder, 'message.folder', 'folder');
}

export const tooMany = (): Problem =>
  new Problem(
    'message.count',
    `${SAVED_LIMITS.messages.toLocaleString('en')} messages are saved, and more cannot be.`,
    'Delete some that are not needed any more.',
  );
