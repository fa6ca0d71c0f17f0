import type { Target } from '../../e2e/harness/ExtensionBrowser.ts';
import { eventually } from '../../e2e/harness/eventually.ts';
import type { BenchRow } from '../row.ts';
import { startSender } from '../sender/startSender.ts';
import { withBrowser } from '../withBrowser.ts';
import { auditOf, beginFeed } from './feedStream.ts';
import { missingRows, type Outcome, toldRow } from './rows.ts';

const RATE = 5_000;
const TIMES = 5;

/** The server ends by SIGKILL in mid-stream: all that the browser had answered for is in the log. */
export async function serverKilled(target: Target): Promise<BenchRow[]> {
  const id = `fault-server-killed-${target}`;
  const outcomes: Outcome[] = [];
  const first = await startSender();
  await withBrowser(target, first, async (browser, profileId) => {
    for (let time = 0; time < TIMES; time++) {
      const sender = await startSender();
      const session = await beginFeed(browser, sender, profileId, RATE);
      await eventually('a second of frames', () => (sender.feed?.acked ?? 0) >= RATE);
      await sender.kill();
      const { sent = 0, acked = 0 } = sender.feed ?? {};
      const audit = await auditOf(browser, session, ({ state }) => state === 'closed');
      outcomes.push({ sent, due: acked, times: 1, audit });
    }
  });
  await first.close();
  return [...missingRows(id, outcomes), toldRow(id, outcomes, /1006|dropped|without a close/)];
}
