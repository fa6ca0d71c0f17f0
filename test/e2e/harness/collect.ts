import type { View } from './View.ts';

/** Everything that a page holds for eyes, screen readers and scripts to read: markup, values, web storage. */
export async function collectPage(view: View): Promise<string> {
  return view.evaluate((win) => {
    const fields = [...win.document.querySelectorAll<HTMLInputElement>('input, textarea, select')];
    return [
      win.location.href,
      win.document.title,
      win.document.documentElement.outerHTML,
      ...fields.map(({ value }) => value),
      JSON.stringify({ ...win.localStorage }),
      JSON.stringify({ ...win.sessionStorage }),
    ].join('\n');
  });
}

/** Every key and value of every store of every database of the extension, bytes read as Latin-1. */
export async function collectDatabases(view: View): Promise<string> {
  return view.evaluate(async (win) => {
    const latin1 = new TextDecoder('latin1');
    const flatten = (value: unknown): string => {
      if (value === null || typeof value !== 'object') return String(value);
      if (value instanceof ArrayBuffer) return latin1.decode(value);
      if (ArrayBuffer.isView(value)) return latin1.decode(value);
      return Object.entries(value)
        .map(([key, part]) => `${key}: ${flatten(part)}`)
        .join('\n');
    };
    const wait = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const parts: string[] = [];
    for (const { name } of await win.indexedDB.databases()) {
      const database = await wait(win.indexedDB.open(name ?? ''));
      for (const storeName of database.objectStoreNames) {
        const store = database.transaction(storeName).objectStore(storeName);
        const [keys, values] = await Promise.all([wait(store.getAllKeys()), wait(store.getAll())]);
        parts.push(storeName, flatten(keys), flatten(values));
      }
      database.close();
    }
    return parts.join('\n');
  });
}

/** Begins to keep what is said on the channels; gives the way to read it. */
export async function listenTo(view: View, names: string[]): Promise<() => Promise<string[]>> {
  await view.evaluate((win, channels) => {
    const heard: string[] = [];
    Object.assign(win, { heard });
    for (const name of channels) {
      const channel = new BroadcastChannel(name);
      channel.onmessage = ({ data }) => heard.push(`${name} ${JSON.stringify(data)}`);
      // Kept from being collected.
      Object.assign(win, { [`channel ${name}`]: channel });
    }
  }, names);
  return () => view.evaluate((win) => (win as unknown as { heard: string[] }).heard);
}
