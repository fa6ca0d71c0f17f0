import type { ExtensionBrowser } from '../../e2e/harness/ExtensionBrowser.ts';
import { ConsolePage } from '../../e2e/pages/ConsolePage.ts';
import { extensionProcesses } from '../machine/processes.ts';
import { watchMemory } from '../machine/watchMemory.ts';
import { auditLog, missingOf } from '../page/auditLog.ts';
import { watchPaints } from '../page/watchPaints.ts';
import { within } from '../page/within.ts';
import type { FeedOrder } from '../sender/feedOrder.ts';
import type { Sender } from '../sender/startSender.ts';
import { PROFILE } from '../withBrowser.ts';
import { middleOfDetail, openDetail, watchList } from './detail.ts';

/** How large messages were taken; times in milliseconds. */
export interface Received {
  missing: number;
  /** From the click on Connect until the last message stood in the list. */
  listed: number;
  /** Longest time without a painted frame while they came. */
  gap: number;
  /** From the click on a row until its detail showed the message's beginning. */
  opened: number[];
  /** From the move of the detail's scroll bar until it showed the message's middle. */
  middle: number;
  /** Longest time without a painted frame while details were opened and scrolled. */
  openGap: number;
  /** Most that the extension's processes held, MB. */
  memory: number;
}

/** Connects in the console's tab, waits for all messages in the list, and opens some. */
export async function receive(
  browser: ExtensionBrowser,
  sender: Sender,
  order: FeedOrder,
  openings: number,
): Promise<Received> {
  const memory = watchMemory(() => extensionProcesses(browser.pid));
  const tab = await ConsolePage.tab(browser);
  const { view } = tab;
  await view.fill('textbox', 'WebSocket URL', sender.feedUrl(order));
  await view.select('Profile', PROFILE);
  const paints = await watchPaints(view);
  await watchList(view, order.count);
  await view.click('button', 'Connect');
  const listed = await within(
    view,
    'the last message in the list',
    view.evaluate((win) => (win as Window & { listed?: Promise<number> }).listed ?? Number.NaN),
    60_000,
  );
  const { longestGap: gap } = await paints.stop();

  const openPaints = await watchPaints(view);
  const opened: number[] = [];
  for (let round = 0; round < openings; round++) opened.push(await openDetail(tab, order.count - round));
  const middle = await middleOfDetail(view);
  const { longestGap: openGap } = await openPaints.stop();
  const peak = memory.stop();
  await tab.close();

  const page = await browser.open('options/index.html');
  const [audit] = await auditLog(page);
  return {
    ...{ missing: missingOf(audit, order.count), listed, gap, opened, middle, openGap },
    memory: peak,
  };
}
