import { readClaims } from './readClaims.ts';

export type StorageEntry = [key: string, value: string];

/**
 * One record of what local storage, session storage and cookies hold, in that order. A key may be
 * in several, as after a move from one to another: the token that ends last wins, and otherwise the
 * first. Anything but pairs of strings is left out.
 */
export function mergeStorage(entries: readonly unknown[]): Record<string, string> {
  const merged = new Map<string, string>();
  for (const entry of entries) {
    if (!isPair(entry)) continue;
    const [key, value] = entry;
    const other = merged.get(key);
    if (other === undefined || endOf(value) > endOf(other)) merged.set(key, value);
  }
  return Object.fromEntries(merged);
}

const isPair = (entry: unknown): entry is StorageEntry =>
  Array.isArray(entry) && typeof entry[0] === 'string' && typeof entry[1] === 'string';

function endOf(value: string): number {
  const { exp } = readClaims(value);
  return typeof exp === 'number' ? exp : 0;
}
