import type { StorageItem } from '#platform/storageItem.ts';

/** A storage item in memory. */
export function memoryItem<T>(initial: T): StorageItem<T> & { value: T } {
  const item = {
    value: initial,
    get: async () => item.value,
    set: async (value: T) => {
      item.value = value;
    },
    update: async (change: (value: T) => T) => {
      item.value = change(item.value);
      return item.value;
    },
    remove: async () => {
      item.value = initial;
    },
  };
  return item;
}
