import type { ExtensionBrowser } from '../../e2e/harness/ExtensionBrowser.ts';
import { eventually } from '../../e2e/harness/eventually.ts';
import { type Audit, auditLog } from '../page/auditLog.ts';
import type { FeedOrder } from '../sender/feedOrder.ts';
import type { FeedState } from '../sender/startFeed.ts';
import type { Sender } from '../sender/startSender.ts';

const SIZE = 200;
/** More than any run takes: a feed ends when it is told to, or with its connection. */
const ENDLESS = 1e9;

/** Frames of 200 bytes at `rate` per second into a session of the product's; resolves when they flow. */
export async function beginFeed(
  browser: ExtensionBrowser,
  sender: Sender,
  profileId: string,
  rate: number,
  kind: FeedOrder['kind'] = 'pad',
): Promise<number> {
  const before = sender.feedCount;
  const url = sender.feedUrl({ kind, rate, count: ENDLESS, size: SIZE });
  const sessionId = await browser.command<number>('connect', { url, profileId });
  await eventually('the feed', () => sender.feedCount > before && (sender.feed?.acked ?? 0) > 0);
  return sessionId;
}

/** Asks the sender for no more, and waits until the browser has answered for the last message. */
export async function endFeed(
  browser: ExtensionBrowser,
  sender: Sender,
  sessionId: number,
): Promise<FeedState> {
  await browser.command('send', sessionId, { kind: 'text', text: 'stop' });
  await eventually('the feed to stop', () => sender.feed && !sender.feed.running);
  await eventually('its last message', () => sender.feed && sender.feed.acked === sender.feed.sent);
  return sender.feed as FeedState;
}

/** The session's log, read again and again until `done`; the last reading where that is not reached in time. */
export async function auditOf(
  browser: ExtensionBrowser,
  sessionId: number,
  done: (audit: Audit) => boolean = () => true,
): Promise<Audit> {
  const view = await browser.open('options/index.html');
  let audit: Audit | undefined;
  await eventually('the log', async () => {
    audit = (await auditLog(view)).find(({ id }) => id === sessionId);
    return audit && done(audit);
  }).catch(() => undefined);
  await view.close();
  if (!audit) throw new Error(`The log holds no session ${sessionId}.`);
  return audit;
}
