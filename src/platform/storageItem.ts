import * as v from 'valibot';
import browser from 'webextension-polyfill';

/** One constant per stored value. */
export interface StorageItemOptions<Schema extends v.GenericSchema> {
  key: string;
  /** `session` is kept in memory and gone when the browser closes. */
  area: 'local' | 'session';
  schema: Schema;
  fallback: v.InferOutput<Schema>;
  /** Step n turns a value of version n into one of version n + 1; the version is their number. */
  migrations?: ((old: unknown) => unknown)[];
}

export interface StorageItem<T> {
  /** The stored value, or the fallback where nothing valid is stored. */
  get(): Promise<T>;
  set(value: T): Promise<void>;
  /** Reads, changes and writes, one caller after the other. Returns the new value. */
  update(change: (value: T) => T): Promise<T>;
  remove(): Promise<void>;
}

/** A typed value in storage.local or storage.session, validated whenever it is read. */
export function storageItem<Schema extends v.GenericSchema>(
  options: StorageItemOptions<Schema>,
): StorageItem<v.InferOutput<Schema>> {
  type T = v.InferOutput<Schema>;
  const { key, area, schema, fallback, migrations = [] } = options;
  const store = () => browser.storage[area];
  let queue: Promise<unknown> = Promise.resolve();

  async function get(): Promise<T> {
    const stored = (await store().get(key))[key] as { version?: unknown; value?: unknown } | null | undefined;
    if (typeof stored?.version !== 'number') return fallback;
    const value = migrations.slice(stored.version).reduce((old, step) => step(old), stored.value);
    const read = v.safeParse(schema, value);
    return read.success ? read.output : fallback;
  }

  const set = (value: T) => store().set({ [key]: { version: migrations.length, value } });

  return {
    get,
    set,
    update(change) {
      const next = queue.then(async () => {
        const value = change(await get());
        await set(value);
        return value;
      });
      queue = next.catch(() => {});
      return next;
    },
    remove: () => store().remove(key),
  };
}
