import type { Target } from '../../e2e/harness/ExtensionBrowser.ts';
import { attempt } from '../attempt.ts';
import { LIMIT_GAP_MS } from '../limits.ts';
import { type BenchRow, median, row } from '../row.ts';
import { scale } from '../scale.ts';
import type { FeedOrder } from '../sender/feedOrder.ts';
import type { Sender } from '../sender/startSender.ts';
import { TARGETS, withBrowser } from '../withBrowser.ts';
import { bareReceive } from './bareReceive.ts';
import { type Received, receive } from './receive.ts';

/** API Gateway's largest message, 5 in a second. */
const USUAL: FeedOrder = { kind: 'lines', rate: 50, count: 100, size: 131_072 };
/** Larger than any of API Gateway's: from a server of another kind. */
const LARGEST: FeedOrder = { kind: 'lines', rate: 1, count: 1, size: scale.largeBytes };
const OPENINGS = 5;

/** Large messages: received, listed, opened and paged through, in the console's tab. */
export async function largeRows(): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const target of TARGETS) {
    const ofUsual = await attempt(`${target}: 100 messages of 128 KB`, (sender) => usual(target, sender));
    const what = `${target}: one message of ${scale.largeBytes / 1e6} MB`;
    rows.push(...ofUsual, ...(await attempt(what, (sender) => largest(target, sender))));
  }
  return rows;
}

async function usual(target: Target, sender: Sender): Promise<BenchRow[]> {
  const id = `large-128k-${target}`;
  const { missing, gap, opened, openGap } = await withBrowser(target, sender, (browser) =>
    receive(browser, sender, USUAL, OPENINGS),
  );
  return [
    row(`${id}-lost`, missing, 'frames', 'sent', USUAL.count),
    row(`${id}-paint-gap`, gap, 'ms', 'limit', LIMIT_GAP_MS),
    row(`${id}-opened`, median(opened), 'ms', 'limit', LIMIT_GAP_MS),
    row(`${id}-open-paint-gap`, openGap, 'ms', 'limit', LIMIT_GAP_MS),
  ];
}

async function largest(target: Target, sender: Sender): Promise<BenchRow[]> {
  const id = `large-100m-${target}`;
  const url = sender.feedUrl(LARGEST);
  const bare = await withBrowser(target, sender, async (browser) => {
    // The first time the sender makes the message as well.
    await bareReceive(browser, url);
    return bareReceive(browser, url);
  });
  const found = await withBrowser<Received>(target, sender, (browser) =>
    receive(browser, sender, LARGEST, 1),
  );
  return [
    row(`${id}-lost`, found.missing, 'frames', 'sent', LARGEST.count),
    row(`${id}-listed`, found.listed, 'ms', 'bare new WebSocket', bare),
    row(`${id}-paint-gap`, found.gap, 'ms', 'limit', LIMIT_GAP_MS),
    row(`${id}-opened`, median(found.opened), 'ms', 'limit', LIMIT_GAP_MS),
    row(`${id}-middle`, found.middle, 'ms', 'limit', LIMIT_GAP_MS),
    row(`${id}-open-paint-gap`, found.openGap, 'ms', 'limit', LIMIT_GAP_MS),
    row(`${id}-memory`, found.memory, 'MB', 'the message', LARGEST.size / 1e6),
  ];
}
