import browser from 'webextension-polyfill';
import { ALWAYS_RECORD_KEY, alwaysRecordItem } from './items.ts';
import { hostPattern, requestReading } from './permissions.ts';

/** Sites whose pages get the hook with every load, whether DevTools is open or not. */
export interface AlwaysRecord {
  /** Match patterns of the sites, as in `https://example.com/*`. */
  list(): Promise<string[]>;
  /**
   * Asks for access to this site and no other, and records it from its next load on. To be called by
   * a click before anything is awaited. False where the person does not allow it.
   * @param origin one that `canAlwaysRecord`
   */
  add(origin: string): Promise<boolean>;
  /** Undoes it, and gives the access to the site back. Pages that are open keep the hook until they are left. */
  remove(pattern: string): Promise<void>;
  /**
   * Brings what the browser has registered in line with the list and with what is still allowed: an
   * update of the extension takes the scripts away, and the person takes access back in the browser.
   */
  settle(): Promise<void>;
  /** Calls back when the list has changed, here or in another page of the extension. */
  onChange(listener: () => void): () => void;
}

const PREFIX = 'record ';

/** What the manifest's optional hosts allow to ask for. */
export const canAlwaysRecord = (origin: unknown): origin is string =>
  typeof origin === 'string' &&
  URL.canParse(origin) &&
  new URL(origin).origin === origin &&
  // A star would be a pattern of many sites.
  !origin.includes('*') &&
  /^(?:https:\/\/|http:\/\/(?:127\.0\.0\.1|localhost)(?::|$))/.test(origin);

/** @param file the built hook, from the extension's root */
export function createAlwaysRecord(file: string): AlwaysRecord {
  // Absent until the permission was granted for the first time.
  const registered = async () => {
    const scripts = (await browser.scripting?.getRegisteredContentScripts()) ?? [];
    return scripts.map(({ id }) => id).filter((id) => id.startsWith(PREFIX));
  };

  async function unregister(ids: string[]): Promise<void> {
    if (ids.length > 0) await browser.scripting.unregisterContentScripts({ ids });
  }

  const put = (pattern: string): Promise<void> =>
    browser.scripting.registerContentScripts([
      {
        id: PREFIX + pattern,
        // From the root: Firefox reads it from the folder of the page that calls.
        js: [`/${file}`],
        matches: [pattern],
        runAt: 'document_start',
        world: 'MAIN',
        allFrames: true,
        // Blank and srcdoc iframes are their parent's.
        matchOriginAsFallback: true,
        persistAcrossSessions: true,
      },
    ]);

  /** Another page of the extension may do the same at this moment. */
  async function register(pattern: string): Promise<void> {
    const isThere = async () => (await registered()).includes(PREFIX + pattern);
    if (await isThere()) return;
    await put(pattern).catch(async (error) => {
      if (!(await isThere())) throw error;
    });
  }

  const isAllowed = (pattern: string): Promise<boolean> =>
    browser.permissions.contains({ permissions: ['scripting'], origins: [pattern] });

  return {
    list: alwaysRecordItem.get,

    async add(origin) {
      if (!(await requestReading(origin))) return false;
      const pattern = hostPattern(origin);
      await register(pattern);
      await alwaysRecordItem.update((all) => [...all.filter((one) => one !== pattern), pattern]);
      // What is registered and not listed yet, settling takes away.
      await register(pattern);
      return true;
    },

    async remove(pattern) {
      await alwaysRecordItem.update((all) => all.filter((one) => one !== pattern));
      await unregister((await registered()).filter((id) => id === PREFIX + pattern));
      await browser.permissions.remove({ origins: [pattern] });
    },

    async settle() {
      const wanted = await alwaysRecordItem.get();
      const allowed = await Promise.all(wanted.map(isAllowed));
      const kept = wanted.filter((_, at) => allowed[at]);
      // Access that is granted again later, for something else, is no leave to record.
      if (kept.length < wanted.length) {
        await alwaysRecordItem.update((all) =>
          all.filter((one) => kept.includes(one) || !wanted.includes(one)),
        );
      }
      const there = await registered();
      await unregister(there.filter((id) => !kept.includes(id.slice(PREFIX.length))));
      // Read again: a site that was added meanwhile may have been among those taken away.
      for (const pattern of await alwaysRecordItem.get())
        if (await isAllowed(pattern)) await register(pattern);
    },

    onChange(listener) {
      const hear = (changes: object, area: string) => {
        if (area === 'local' && ALWAYS_RECORD_KEY in changes) listener();
      };
      browser.storage.onChanged.addListener(hear);
      return () => browser.storage.onChanged.removeListener(hear);
    },
  };
}

/** Settles when the browser starts, after an update, and when access was taken back. Called as listeners are: at once. */
export function settleAlwaysRecord({ settle }: Pick<AlwaysRecord, 'settle'>): void {
  let last: Promise<void> = Promise.resolve();
  const inTurn = () => {
    // What fails now is tried again at the next start.
    last = last.then(settle).catch(() => undefined);
  };
  browser.runtime.onInstalled.addListener(inTurn);
  browser.runtime.onStartup.addListener(inTurn);
  browser.permissions.onRemoved.addListener(inTurn);
}
