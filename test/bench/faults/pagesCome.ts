import type { ExtensionBrowser, Target } from '../../e2e/harness/ExtensionBrowser.ts';
import { eventually } from '../../e2e/harness/eventually.ts';
import type { BenchRow } from '../row.ts';
import { scale } from '../scale.ts';
import type { Sender } from '../sender/startSender.ts';
import { withBrowser } from '../withBrowser.ts';
import { auditOf, beginFeed, endFeed } from './feedStream.ts';
import { missingRows } from './rows.ts';

const RATE = 2_000;

/** The worker killed again and again in mid-stream: Chromium's sockets do not live in it. */
export const workerKilled = (target: Target, sender: Sender): Promise<BenchRow[]> =>
  inMidStream(`fault-worker-killed-${target}`, target, sender, scale.kills, async (browser) => {
    // Any command wakes it, so that there is one to kill.
    await browser.command('overview');
    await eventually('a worker', () => browser.backgroundRuns());
    if (!(await browser.killBackground())) throw new Error('There was no worker to kill.');
  });

/** The real popup opened and closed again and again in mid-stream. */
export const popupOpened = (target: Target, sender: Sender): Promise<BenchRow[]> =>
  inMidStream(`fault-popup-opened-${target}`, target, sender, scale.popups, async (browser) => {
    const popup = await browser.openPopup();
    await popup.close();
  });

/** Nothing may be missing: neither of them holds sockets or frames. */
function inMidStream(
  id: string,
  target: Target,
  sender: Sender,
  times: number,
  happen: (browser: ExtensionBrowser) => Promise<void>,
): Promise<BenchRow[]> {
  return withBrowser(target, sender, async (browser, profileId) => {
    const session = await beginFeed(browser, sender, profileId, RATE);
    for (let time = 0; time < times; time++) await happen(browser);
    const { sent } = await endFeed(browser, sender, session);
    const audit = await auditOf(browser, session, ({ numbers }) => numbers === sent);
    return missingRows(id, [{ sent, due: sent, times, audit }]);
  });
}
