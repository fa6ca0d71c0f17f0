import { ConsolePage } from '../../e2e/pages/ConsolePage.ts';
import { extensionProcesses } from '../machine/processes.ts';
import { watchMemory } from '../machine/watchMemory.ts';
import { row } from '../row.ts';
import { scale } from '../scale.ts';
import { PROFILE, withBrowser } from '../withBrowser.ts';
import { keepTime } from './keepTime.ts';
import { lossRows, memoryRow } from './rows.ts';
import type { Measure } from './stream.ts';
import { streamOrder } from './streamOrder.ts';

const NAME = 'stream-popup-closed';

/** The popup orders the stream and is closed: no page of the extension is open but the host. */
export const closedPopup: Measure = (target, sender) =>
  withBrowser(target, sender, async (browser) => {
    const { text, count } = streamOrder();
    const popup = await ConsolePage.popup(browser);
    await popup.connect(sender.gateway.url, PROFILE);
    await popup.waitState(/Connected/);
    const time = keepTime(sender);
    await popup.send(text);
    await popup.close();
    await browser.closeHelper();
    const memory = watchMemory(() => extensionProcesses(browser.pid));
    await sender.waitSent('gateway', count, scale.seconds * 5_000);
    const peak = memory.stop();
    return [
      ...(await lossRows(browser, `${NAME}-${target}`, count)),
      row(`${NAME}-${target}-rate`, time.rate(), 'frames/s', 'asked', scale.rate),
      memoryRow(`${NAME}-${target}`, peak, target),
    ];
  });
