import type { ExtensionBrowser, Target } from '../../e2e/harness/ExtensionBrowser.ts';
import { eventually } from '../../e2e/harness/eventually.ts';
import { type BenchRow, row } from '../row.ts';
import type { Sender } from '../sender/startSender.ts';
import { withBrowser } from '../withBrowser.ts';
import { auditOf, beginFeed } from './feedStream.ts';
import { missingRows, type Outcome, toldRow } from './rows.ts';
import { LIMIT_TAIL_MS, tailOf } from './tail.ts';

const RATE = 5_000;
const TIMES = 10;

/**
 * The page that holds the sockets is ended in mid-stream: Chromium's offscreen document, Firefox's
 * event page. Its connections end with it; what came until a tenth of a second before is kept.
 */
export function hostKilled(target: Target, sender: Sender): Promise<BenchRow[]> {
  const id = `fault-host-closed-${target}`;
  return withBrowser(target, sender, async (browser, profileId) => {
    const outcomes: Outcome[] = [];
    const tails: number[] = [];
    for (let time = 0; time < TIMES; time++) {
      const session = await beginFeed(browser, sender, profileId, RATE);
      const feed = sender.feedCount;
      await eventually('a second of frames', () => (sender.feed?.acked ?? 0) >= RATE);
      await endHost(browser);
      await eventually('the connection to end', () => sender.feed && !sender.feed.open);
      const { sent = 0 } = sender.feed ?? {};
      // The next connection brings a new host, which ends what the one before left open.
      const next = await beginFeed(browser, sender, profileId, 1);
      const audit = await auditOf(browser, session, ({ state }) => state === 'lost');
      await browser.command('removeSession', next);
      tails.push(tailOf(sender, feed, audit));
      outcomes.push({ sent, due: 0, times: 1, audit });
    }
    return [
      ...missingRows(id, outcomes),
      row(`${id}-tail`, Math.max(...tails), 'ms', 'limit', LIMIT_TAIL_MS),
      toldRow(id, outcomes, /connection lost/),
    ];
  });
}

async function endHost(browser: ExtensionBrowser): Promise<void> {
  if (browser.target === 'firefox') {
    await browser.killBackground();
    return;
  }
  const view = await browser.open('options/index.html');
  await view.evaluate(() => chrome.offscreen.closeDocument());
  await view.close();
}
