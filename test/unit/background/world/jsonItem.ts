import * as v from 'valibot';
import type { StorageItem } from '#platform/storageItem.ts';

/** A storage item in memory that keeps JSON text, as storage does, and only what the schema knows. */
export function jsonItem<T>(fallback: T, schema?: v.GenericSchema<unknown, T>) {
  const read = (text: string): T => {
    const value = JSON.parse(text);
    return schema ? v.parse(schema, value) : value;
  };
  const item = {
    text: JSON.stringify(fallback),
    /** Called before every write. */
    beforeWrite: undefined as (() => Promise<void>) | undefined,
    get value(): T {
      return read(item.text);
    },
    get: async (): Promise<T> => read(item.text),
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
