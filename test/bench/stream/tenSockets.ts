import { ConsolePage } from '../../e2e/pages/ConsolePage.ts';
import { LIMIT_GAP_MS } from '../limits.ts';
import { extensionProcesses } from '../machine/processes.ts';
import { watchMemory } from '../machine/watchMemory.ts';
import { command } from '../page/command.ts';
import { watchPaints } from '../page/watchPaints.ts';
import { row } from '../row.ts';
import { scale } from '../scale.ts';
import { PROFILE, withBrowser } from '../withBrowser.ts';
import { keepTime } from './keepTime.ts';
import { lossRows, memoryRow } from './rows.ts';
import type { Measure } from './stream.ts';
import { streamOrder } from './streamOrder.ts';

const NAME = 'stream-10-sockets';
const SOCKETS = 10;

/** Ten connections share the rate; the console follows one of them. */
export const tenSockets: Measure = (target, sender) =>
  withBrowser(target, sender, async (browser, profileId) => {
    const { text, count } = streamOrder(SOCKETS);
    const { url } = sender.gateway;
    const ids: number[] = [];
    const tab = await ConsolePage.tab(browser);
    await tab.connect(url, PROFILE);
    await tab.waitState(/Connected/);
    await browser.closeHelper();
    for (let n = 1; n < SOCKETS; n++)
      ids.push(Number(await command(tab.view, 'connect', { url, profileId })));
    const paints = await watchPaints(tab.view);
    const time = keepTime(sender);
    await tab.send(text);
    for (const id of ids) await command(tab.view, 'send', id, { kind: 'text', text });
    const memory = watchMemory(() => extensionProcesses(browser.pid));
    await sender.waitSent('gateway', count * SOCKETS, scale.seconds * 5_000);
    const { longestGap } = await paints.stop();
    const peak = memory.stop();
    return [
      ...(await lossRows(browser, `${NAME}-${target}`, count)),
      row(`${NAME}-${target}-rate`, time.rate(), 'frames/s', 'asked', scale.rate),
      row(`${NAME}-${target}-paint-gap`, longestGap, 'ms', 'limit', LIMIT_GAP_MS),
      memoryRow(`${NAME}-${target}`, peak, target),
    ];
  });
