import browser from 'webextension-polyfill';
import type { InspectedPage } from '#devtools/capture/contract.ts';
import { hostPattern, requestReading } from './permissions.ts';

/** Sites whose pages get the hook with every load, whether DevTools is open or not. */
export interface AlwaysRecord {
  /** Match patterns of the sites, as in `https://example.com/*`. */
  list(): Promise<string[]>;
  /**
   * Asks for access to this site and no other, and records it from its next load on. To be called by
   * a click before anything is awaited. False where the person does not allow it.
   * @param origin http(s):
   */
  add(origin: string): Promise<boolean>;
  /** Undoes it, and gives the access to the site back. Pages that are open keep the hook until they are left. */
  remove(pattern: string): Promise<void>;
}

const PREFIX = 'record ';

/** @param file the built hook, from the extension's root */
export function createAlwaysRecord(file: string): AlwaysRecord {
  const registered = async () => {
    // Absent until the permission was granted for the first time.
    const scripts = (await browser.scripting?.getRegisteredContentScripts()) ?? [];
    return scripts.filter(({ id }) => id.startsWith(PREFIX));
  };

  async function list(): Promise<string[]> {
    const patterns = (await registered()).flatMap(({ matches }) => matches ?? []);
    const granted = await Promise.all(
      patterns.map((pattern) => browser.permissions.contains({ origins: [pattern] })),
    );
    // Access can be taken back in the browser's own settings.
    return patterns.filter((_, at) => granted[at]);
  }

  async function unregister(pattern: string): Promise<void> {
    const ids = (await registered()).map(({ id }) => id).filter((id) => id === PREFIX + pattern);
    if (ids.length > 0) await browser.scripting.unregisterContentScripts({ ids });
  }

  return {
    list,
    async add(origin) {
      if (!(await requestReading(origin))) return false;
      const pattern = hostPattern(origin);
      await unregister(pattern);
      await browser.scripting.registerContentScripts([
        {
          id: PREFIX + pattern,
          js: [file],
          matches: [pattern],
          runAt: 'document_start',
          world: 'MAIN',
          allFrames: true,
          // Blank and srcdoc iframes are their parent's.
          matchOriginAsFallback: true,
          persistAcrossSessions: true,
        },
      ]);
      return true;
    },
    async remove(pattern) {
      await unregister(pattern);
      await browser.permissions.remove({ origins: [pattern] });
    },
  };
}

/** The same for the site of the page under inspection. */
export interface AlwaysRecordHere {
  /** Origin of the page at hand; undefined where it is no web page. */
  site(): string | undefined;
  isOn(): Promise<boolean>;
  /** As `add` and `remove`. False where it was not allowed, or there is no site. */
  turn(on: boolean): Promise<boolean>;
}

/** Follows the page, as a click has no time to ask where it is: the browser forgets the click meanwhile. */
export function alwaysRecordHere(
  page: Pick<InspectedPage, 'evaluate' | 'onNavigated'>,
  always: AlwaysRecord,
): AlwaysRecordHere {
  let site: string | undefined;
  const look = async (): Promise<void> => {
    site = undefined;
    const origin = await page.evaluate('window.location.origin').catch(() => undefined);
    if (typeof origin === 'string' && /^https?:\/\//.test(origin) && URL.canParse(origin)) site = origin;
  };
  void look();
  page.onNavigated((url) => {
    if (/^https?:/.test(url) && URL.canParse(url)) site = new URL(url).origin;
    else void look();
  });
  return {
    site: () => site,
    isOn: async () => site !== undefined && (await always.list()).includes(hostPattern(site)),
    async turn(on) {
      if (site === undefined) return false;
      if (on) return always.add(site);
      await always.remove(hostPattern(site));
      return true;
    },
  };
}
