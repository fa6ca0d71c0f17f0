import { ConsolePage } from '../../e2e/pages/ConsolePage.ts';
import { LIMIT_GAP_MS } from '../limits.ts';
import { extensionProcesses } from '../machine/processes.ts';
import { watchMemory } from '../machine/watchMemory.ts';
import { watchPaints } from '../page/watchPaints.ts';
import { type BenchRow, row } from '../row.ts';
import { scale } from '../scale.ts';
import { PROFILE, withBrowser } from '../withBrowser.ts';
import { keepTime } from './keepTime.ts';
import { lossRows, memoryRow } from './rows.ts';
import type { Measure } from './stream.ts';
import { streamOrder } from './streamOrder.ts';

const NAME = 'stream';

/** The console is open in a tab and follows. */
export const openConsole: Measure = (target, sender) =>
  withBrowser(target, sender, async (browser): Promise<BenchRow[]> => {
    const { count } = streamOrder();
    const tab = await ConsolePage.tab(browser);
    await tab.connect(sender.gateway.url, PROFILE);
    await tab.waitState(/Connected/);
    await browser.closeHelper();
    const memory = watchMemory(() => extensionProcesses(browser.pid));
    const before = await tab.rowCount();
    const time = keepTime(sender);
    await tab.send(streamOrder().text);
    await tab.waitRow(/"n":\d{3}/);
    const paints = await watchPaints(tab.view);
    await sender.waitSent('gateway', count, scale.seconds * 5_000);
    const sentAt = Date.now();
    const { longestGap, longestStill } = await paints.stop();
    // The order itself is a row as well.
    const last = before + 1 + count;
    const shown = await tab.view
      .until(
        'the last row',
        (win, rows) =>
          Number(win.document.querySelector('[role=grid]')?.getAttribute('aria-rowcount')) >= rows,
        last,
      )
      .then(() => Date.now() - sentAt)
      .catch(() => Number.POSITIVE_INFINITY);
    const peak = memory.stop();
    return [
      ...(await lossRows(browser, `${NAME}-${target}`, count)),
      row(`${NAME}-${target}-rate`, time.rate(), 'frames/s', 'asked', scale.rate),
      row(`${NAME}-${target}-paint-gap`, longestGap, 'ms', 'limit', LIMIT_GAP_MS),
      row(`${NAME}-${target}-rows-still`, longestStill, 'ms', 'limit', LIMIT_GAP_MS),
      row(`${NAME}-${target}-last-row-shown`, shown, 'ms', 'limit', LIMIT_GAP_MS),
      memoryRow(`${NAME}-${target}`, peak, target),
    ];
  });
