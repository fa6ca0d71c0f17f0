import type { SavedMessage } from './saved.ts';

/** A folder with its messages in order. */
export interface Folder {
  /** '' for the messages in none. */
  name: string;
  messages: SavedMessage[];
}

/** Messages as they are listed: first those in no folder, then the folders by name. */
export function foldersOf(messages: readonly SavedMessage[]): Folder[] {
  const folders = new Map<string, SavedMessage[]>();
  for (const message of messages) {
    const inside = folders.get(message.folder);
    if (inside) inside.push(message);
    else folders.set(message.folder, [message]);
  }
  return [...folders]
    .map(([name, inside]) => ({ name, messages: inside }))
    .sort((a, b) => (a.name === '' ? -1 : b.name === '' ? 1 : a.name.localeCompare(b.name, 'en')));
}

/**
 * Where a message comes by one step up or down in that list: past its neighbour, or over the edge of
 * its folder into the next. Undefined at the list's ends.
 */
export function stepOf(
  folders: readonly Folder[],
  id: string,
  direction: -1 | 1,
): { folder: string; before?: string } | undefined {
  const at = folders.findIndex(({ messages }) => messages.some((one) => one.id === id));
  const here = folders[at];
  if (!here) return undefined;
  const place = here.messages.findIndex((one) => one.id === id);
  const to = (folder: string, before: SavedMessage | undefined) => ({
    folder,
    ...(before ? { before: before.id } : {}),
  });
  const neighbour = here.messages[place + direction];
  if (neighbour) return to(here.name, direction < 0 ? neighbour : here.messages[place + 2]);
  const next = folders[at + direction];
  if (next) return to(next.name, direction < 0 ? undefined : next.messages[0]);
  // Out of the first folder, where there is nothing above it yet.
  return direction < 0 && here.name !== '' ? to('', undefined) : undefined;
}
