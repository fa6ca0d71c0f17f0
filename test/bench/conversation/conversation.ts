import { MOST_EXCHANGES } from '#core/conversation/Exchanges.ts';
import type { ExtensionBrowser, Target } from '../../e2e/harness/ExtensionBrowser.ts';
import { ConsolePage } from '../../e2e/pages/ConsolePage.ts';
import { attempt } from '../attempt.ts';
import { dropFiles, takeBack } from '../export/takeBack.ts';
import { LIMIT_GAP_MS } from '../limits.ts';
import { extensionProcesses } from '../machine/processes.ts';
import { memoryOf, watchMemory } from '../machine/watchMemory.ts';
import { watchPaints } from '../page/watchPaints.ts';
import { within } from '../page/within.ts';
import { type BenchRow, row } from '../row.ts';
import { say } from '../say.ts';
import { scale } from '../scale.ts';
import { TARGETS, withBrowser } from '../withBrowser.ts';
import { parseAll } from './parseAll.ts';
import { writeCalls } from './writeCalls.ts';

/** What the console says once all are paired. */
const EXCHANGES = `${Math.min(scale.frames / 2, MOST_EXCHANGES).toLocaleString('en')} exchanges`;

/** A million frames, half of which answer the others: how the conversation of all of them is made. */
export async function conversationRows(): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const target of TARGETS) {
    const what = `${target}: a session of ${scale.frames.toLocaleString('en')} calls and answers`;
    const measured = await attempt(what, (sender) =>
      withBrowser(target, sender, (browser) => measure(browser, target)),
    );
    rows.push(...measured);
  }
  return rows;
}

async function measure(browser: ExtensionBrowser, target: Target): Promise<BenchRow[]> {
  const filling = await ConsolePage.tab(browser);
  await writeCalls(filling.view, scale.frames);
  await takeBack(filling.view);
  await dropFiles(filling.view);
  await filling.view.close();
  // In a page of its own: what it leaves is nobody else's.
  const bare = await browser.open('options/index.html');
  const parsed = await parseAll(bare);
  await bare.close();

  const { view } = await ConsolePage.tab(browser);
  await view.click('button', 'Sessions');
  await view.clickElement('the session', (win) => win.document.querySelector('[data-session] .menu-item')!);
  const before = memoryOf(extensionProcesses(browser.pid));
  const memory = watchMemory(() => extensionProcesses(browser.pid));
  say(`${target}: pairing`);
  await view.click('tab', 'Conversation');
  const paints = await watchPaints(view);
  const ms = await within(view, 'everything to be paired', view.evaluate(pairAllInPage, EXCHANGES), 180_000);
  const { longestGap } = await paints.stop();
  const id = `conversation-${target}`;
  return [
    row(`${id}-pair-all`, ms, 'ms', 'JSON.parse of all, in one go', parsed),
    row(`${id}-gap`, longestGap, 'ms', 'limit', LIMIT_GAP_MS),
    row(`${id}-memory-added`, memory.stop() - before, 'MB', 'memory before', before),
  ];
}

/** Asks for the earlier frames where they were left out; milliseconds until nothing is being paired. */
function pairAllInPage(win: Window, exchanges: string): Promise<number> {
  return new Promise((resolve) => {
    const start = win.performance.now();
    let asked = false;
    const look = (): void => {
      const bar = win.document.querySelector('.conversation-bar');
      const button = [...(bar?.querySelectorAll('button') ?? [])].find((one) =>
        /earlier/.test(one.textContent),
      );
      if (button && !asked) {
        asked = true;
        button.click();
        return;
      }
      const text = bar?.textContent ?? '';
      if (!text.includes(exchanges) || text.includes('pairing')) return;
      observer.disconnect();
      resolve(win.performance.now() - start);
    };
    const observer = new MutationObserver(look);
    observer.observe(win.document.body, { subtree: true, childList: true, characterData: true });
    look();
  });
}
