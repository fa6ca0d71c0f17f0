import { eventually } from '../../e2e/harness/eventually.ts';
import { type BenchRow, row } from '../row.ts';
import type { Sender } from '../sender/startSender.ts';
import { withBrowser } from '../withBrowser.ts';
import { auditOf, beginFeed, endFeed } from './feedStream.ts';
import { listenForTrouble } from './trouble.ts';

const RATE = 20_000;
const ROOM_BYTES = 10_000_000;

/**
 * The disk is full in mid-stream, and has room again later: frames wait in memory, are dropped when
 * that is full as well, and the log accounts for each of them.
 */
export function quotaFull(sender: Sender): Promise<BenchRow[]> {
  const id = 'fault-quota-full-chrome';
  return withBrowser('chrome', sender, async (browser, profileId) => {
    const trouble = await listenForTrouble(browser);
    await browser.limitStorage?.(ROOM_BYTES);
    // Not of one letter: Chromium compresses what it stores, and its quota counts that.
    const session = await beginFeed(browser, sender, profileId, RATE, 'orders');
    await eventually(
      'the log to tell of lost frames',
      async () => ((await trouble())?.lost ?? 0) > 0,
      60_000,
    );
    const { sent } = await endFeed(browser, sender, session);
    const held = await auditOf(browser, session);
    const { waiting = 0, lost = 0 } = (await trouble()) ?? {};
    await browser.limitStorage?.();
    const after = await auditOf(browser, session, (audit) => audit.numbers + audit.recordLost === sent);
    const told = after.events.filter((text) => /lost|not (be )?kept|dropped/.test(text));
    return [
      row(`${id}-accounted-while-full`, held.numbers + waiting + lost, 'frames', 'sent', sent),
      row(`${id}-accounted-after`, after.numbers + after.recordLost, 'frames', 'sent', sent),
      row(`${id}-lost-as-told`, after.recordLost, 'frames', 'not in the log', sent - after.numbers),
      row(`${id}-event-rows`, told.length, 'rows', 'gaps', after.gaps.length),
    ];
  });
}
