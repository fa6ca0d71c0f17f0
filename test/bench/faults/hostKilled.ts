import type { ExtensionBrowser, Target } from '../../e2e/harness/ExtensionBrowser.ts';
import { eventually } from '../../e2e/harness/eventually.ts';
import type { View } from '../../e2e/harness/View.ts';
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
 *
 * In Chromium the tail ends with the page's `pagehide`, behind which no script of it runs: its
 * network process goes on to take and to acknowledge messages until the page is taken down, 4 to 6 ms
 * later on a quiet machine (measured). The row `-tail-and-closing` ends with the connection instead,
 * as the tail does in Firefox, where nothing of the page can be watched; it stands beside the tail.
 */
export function hostKilled(target: Target, sender: Sender): Promise<BenchRow[]> {
  const id = `fault-host-closed-${target}`;
  return withBrowser(target, sender, async (browser, profileId) => {
    const outcomes: Outcome[] = [];
    const tails: number[] = [];
    const closings: number[] = [];
    // There before the stream: to load a page takes time from the one that holds the sockets.
    const closer = target === 'chrome' ? await browser.open('manifest.json') : undefined;
    for (let time = 0; time < TIMES; time++) {
      const session = await beginFeed(browser, sender, profileId, RATE);
      const feed = sender.feedCount;
      await eventually('a second of frames', () => (sender.feed?.acked ?? 0) >= RATE);
      const endedAt = await endHost(browser, closer);
      await eventually('the connection to end', () => sender.feed && !sender.feed.open);
      const { sent = 0 } = sender.feed ?? {};
      // The next connection brings a new host, which ends what the one before left open.
      const next = await beginFeed(browser, sender, profileId, 1);
      const audit = await auditOf(browser, session, ({ state }) => state === 'lost');
      await browser.command('removeSession', next);
      tails.push(tailOf(sender, feed, audit, endedAt));
      if (endedAt !== undefined) closings.push(tailOf(sender, feed, audit));
      outcomes.push({ sent, due: 0, times: 1, audit });
    }
    const tail = Math.max(...tails);
    return [
      ...missingRows(id, outcomes),
      row(`${id}-tail`, tail, 'ms', 'limit', LIMIT_TAIL_MS),
      ...(closings.length > 0
        ? [row(`${id}-tail-and-closing`, Math.max(...closings), 'ms', 'the tail', tail)]
        : []),
      toldRow(id, outcomes, /connection lost/),
    ];
  });
}

/** Epoch milliseconds of the end of Chromium's page. */
async function endHost(browser: ExtensionBrowser, closer: View | undefined): Promise<number | undefined> {
  if (closer) return closer.evaluate(closeOffscreen);
  await browser.killBackground();
  return undefined;
}

async function closeOffscreen(): Promise<number> {
  const page = chrome.extension
    .getViews()
    .find(({ location }) => location.pathname.endsWith('/offscreen.html'));
  if (!page) throw new Error('There is no offscreen page.');
  const hidden = new Promise<number>((resolve) => {
    page.addEventListener('pagehide', () => resolve(Date.now()));
  });
  await chrome.offscreen.closeDocument();
  return hidden;
}
