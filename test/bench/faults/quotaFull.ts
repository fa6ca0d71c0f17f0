import type { LaunchOptions, Target } from '../../e2e/harness/ExtensionBrowser.ts';
import { eventually } from '../../e2e/harness/eventually.ts';
import type { Audit } from '../page/auditLog.ts';
import { type BenchRow, row } from '../row.ts';
import type { Sender } from '../sender/startSender.ts';
import { withBrowser } from '../withBrowser.ts';
import { auditOf, beginFeed, endFeed } from './feedStream.ts';
import { listenForTrouble } from './trouble.ts';

const RATE = 20_000;
const ROOM_BYTES = 10_000_000;

/** Kilobytes for all sites together, of which one may have a fifth; Firefox reads it when it starts. */
const LITTLE_ROOM: LaunchOptions = { prefs: { 'dom.quotaManager.temporaryStorage.fixedLimit': 50_000 } };

/**
 * The disk is full in mid-stream: frames wait in memory, are dropped when that is full as well, and
 * the log accounts for each of them. In Chromium there is room again later, and a row tells it all.
 */
export function quotaFull(target: Target, sender: Sender): Promise<BenchRow[]> {
  const id = `fault-quota-full-${target}`;
  return withBrowser(
    target,
    sender,
    async (browser, profileId) => {
      const trouble = await listenForTrouble(browser);
      await browser.limitStorage?.(ROOM_BYTES);
      // Not of one letter: Chromium compresses what it stores, and its quota counts that.
      const session = await beginFeed(browser, sender, profileId, RATE, 'orders');
      const told = async () => ((await trouble())?.lost ?? 0) > 0;
      await eventually('the log to tell of lost frames', told, 60_000);
      // The message that ends the feed is a frame of the log's as well.
      const frames = (await endFeed(browser, sender, session)).sent + 1;
      let accounted = 0;
      await eventually('the log to account for all', async () => {
        const { numbers, others } = await auditOf(browser, session);
        const { waiting = 0, lost = 0 } = (await trouble()) ?? {};
        accounted = numbers + others + waiting + lost;
        return accounted === frames;
      }).catch(() => undefined);
      const whileFull = row(`${id}-accounted-while-full`, accounted, 'frames', 'sent', frames);
      if (!browser.limitStorage) return [whileFull];

      await browser.limitStorage();
      const held = ({ numbers, others }: Audit) => numbers + others;
      const after = await auditOf(browser, session, (audit) => held(audit) + audit.recordLost === frames);
      const rows = after.events.filter((text) => /could not be kept/.test(text));
      return [
        whileFull,
        row(`${id}-accounted-after`, held(after) + after.recordLost, 'frames', 'sent', frames),
        row(`${id}-told`, after.recordLost, 'frames', 'not in the log', frames - held(after)),
        row(`${id}-event-rows`, rows.length, 'rows', 'outage', 1),
      ];
    },
    target === 'firefox' ? LITTLE_ROOM : {},
  );
}
