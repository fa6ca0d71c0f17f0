import type { InspectedPage } from '#devtools/capture/contract.ts';
import { type AlwaysRecord, canAlwaysRecord } from './alwaysRecord.ts';
import { hostPattern } from './permissions.ts';

/** Recording of the site of the page under inspection at every load. */
export interface AlwaysRecordHere {
  /** Origin of the page at hand; undefined where it is none that can be recorded so. */
  site(): string | undefined;
  isOn(): Promise<boolean>;
  /** As `add` and `remove` of AlwaysRecord. False where it was not allowed, is asked elsewhere, or there is no site. */
  turn(on: boolean): Promise<boolean>;
  /** Calls back when the page is another site's, or its answer may be another. */
  onChange(listener: () => void): () => void;
  /** The browser cannot be asked from a panel: `turn` opens the page that can. */
  elsewhere: boolean;
}

/**
 * Follows the page, as a click has no time to ask where it is: the browser forgets the click meanwhile.
 * @param openElsewhere opens the page that asks for a site, where a panel cannot
 */
export function alwaysRecordHere(
  page: Pick<InspectedPage, 'evaluate' | 'onNavigated'>,
  always: AlwaysRecord,
  openElsewhere?: (origin: string) => void,
): AlwaysRecordHere {
  let site: string | undefined;
  const listeners = new Set<() => void>();
  const be = (origin: unknown): void => {
    const next = canAlwaysRecord(origin) ? origin : undefined;
    if (next === site) return;
    site = next;
    for (const listener of listeners) listener();
  };
  /** Counts the looks, as the page may have gone on before its answer comes. */
  let looks = 0;
  const look = async (): Promise<void> => {
    const turn = ++looks;
    const origin = await page.evaluate('window.location.origin').catch(() => undefined);
    if (turn === looks) be(origin);
  };
  void look();
  page.onNavigated((url) => {
    looks++;
    be(/^https?:/.test(url) && URL.canParse(url) ? new URL(url).origin : undefined);
    if (site === undefined) void look();
  });
  return {
    site: () => site,
    isOn: async () => {
      const asked = site;
      return asked !== undefined && (await always.list()).includes(hostPattern(asked)) && asked === site;
    },
    async turn(on) {
      if (site === undefined) return false;
      if (openElsewhere) {
        openElsewhere(site);
        return false;
      }
      if (on) return always.add(site);
      await always.remove(hostPattern(site));
      return true;
    },
    onChange(listener) {
      listeners.add(listener);
      const stop = always.onChange(listener);
      return () => {
        listeners.delete(listener);
        stop();
      };
    },
    elsewhere: openElsewhere !== undefined,
  };
}
