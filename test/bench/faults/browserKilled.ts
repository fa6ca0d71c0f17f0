import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LaunchOptions, Target } from '../../e2e/harness/ExtensionBrowser.ts';
import { eventually } from '../../e2e/harness/eventually.ts';
import { type BenchRow, row } from '../row.ts';
import type { Sender } from '../sender/startSender.ts';
import { withBrowser } from '../withBrowser.ts';
import { auditOf, beginFeed } from './feedStream.ts';
import { missingRows, type Outcome, toldRow } from './rows.ts';
import { LIMIT_TAIL_MS, tailOf } from './tail.ts';

const RATE = 5_000;
const TIMES = 5;

/** Firefox throws the data of a temporary add-on away unless it is told not to. */
const KEEP_DATA = {
  'extensions.webextensions.keepStorageOnUninstall': true,
  'extensions.webextensions.keepUuidOnUninstall': true,
};

/** The browser ends by SIGKILL in mid-stream and starts again, with the history kept. */
export async function browserKilled(target: Target, sender: Sender): Promise<BenchRow[]> {
  const id = `fault-browser-killed-${target}`;
  const outcomes: Outcome[] = [];
  const tails: number[] = [];
  for (let time = 0; time < TIMES; time++) {
    const userDataDir = await mkdtemp(join(tmpdir(), 'countersign-killed-'));
    const { outcome, tail } = await once(target, sender, { userDataDir, prefs: KEEP_DATA });
    outcomes.push(outcome);
    tails.push(tail);
    await rm(userDataDir, { recursive: true, force: true, maxRetries: 5 });
  }
  return [
    ...missingRows(id, outcomes),
    row(`${id}-tail`, Math.max(...tails), 'ms', 'limit', LIMIT_TAIL_MS),
    toldRow(id, outcomes, /connection lost/),
  ];
}

async function once(
  target: Target,
  sender: Sender,
  options: LaunchOptions,
): Promise<{ outcome: Outcome; tail: number }> {
  const { session, feed } = await withBrowser(
    target,
    sender,
    async (browser, profileId) => {
      await browser.command('setRetention', { keep: true });
      const session = await beginFeed(browser, sender, profileId, RATE);
      await eventually('a second of frames', () => (sender.feed?.acked ?? 0) >= RATE);
      await browser.kill();
      return { session, feed: sender.feedCount };
    },
    options,
  );
  await eventually('the connection to end', () => sender.feed && !sender.feed.open);
  const { sent = 0 } = sender.feed ?? {};
  const audit = await withBrowser(
    target,
    sender,
    async (browser) => auditOf(browser, session, ({ state }) => state === 'lost'),
    options,
  );
  return { outcome: { sent, due: 0, times: 1, audit }, tail: tailOf(sender, feed, audit) };
}
