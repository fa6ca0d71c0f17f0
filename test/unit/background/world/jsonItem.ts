import type { StorageItem } from '#platform/storageItem.ts';

/** A storage item in memory that keeps JSON text, as storage does: nothing else survives. */
export function jsonItem<T>(fallback: T) {
  const item = {
    text: JSON.stringify(fallback),
    /** Called before every write. */
    beforeWrite: undefined as (() => Promise<void>) | undefined,
    get value(): T {
      return JSON.parse(item.text);
    },
    get: async (): Promise<T> => JSON.parse(item.text),
    async set(value: T) {
      const text = JSON.stringify(value);
      await item.beforeWrite?.();
      item.text = text;
    },
    async update(change: (value: T) => T) {
      const value = change(item.value);
      await item.set(value);
      return value;
    },
    remove: () => item.set(fallback),
  };
  return item satisfies StorageItem<T>;
}
