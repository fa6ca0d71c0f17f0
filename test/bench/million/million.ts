import type { ExtensionBrowser, Target } from '../../e2e/harness/ExtensionBrowser.ts';
import { ConsolePage } from '../../e2e/pages/ConsolePage.ts';
import { attempt } from '../attempt.ts';
import { LIMIT_MEMORY_MB } from '../limits.ts';
import { extensionProcesses } from '../machine/processes.ts';
import { watchMemory } from '../machine/watchMemory.ts';
import { type BenchRow, median, percentile, row } from '../row.ts';
import { say } from '../say.ts';
import { scale } from '../scale.ts';
import { TARGETS, withBrowser } from '../withBrowser.ts';
import { fill } from './fill.ts';
import { timeToPlaces, timeToRow } from './scroll.ts';
import { searchRows } from './searchRows.ts';

const LIMIT = { reopen: 200, place: 60 };
const OPENINGS = 5;

/** A million frames stored: what a console that opens, scrolls and searches takes. */
export async function millionRows(): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const target of TARGETS) {
    const what = `${target}: filling the log with ${scale.frames.toLocaleString('en')} frames over a socket`;
    const ofTarget = await attempt(what, (sender) =>
      withBrowser(target, sender, async (browser, profileId) => {
        await fill(browser, sender, profileId);
        return measure(browser, target);
      }),
    );
    rows.push(...ofTarget);
  }
  return rows;
}

async function measure(browser: ExtensionBrowser, target: Target): Promise<BenchRow[]> {
  const id = `million-${target}`;
  const last = `"n":${scale.frames},`;
  say(`${target}: opening the console, scrolling, searching`);
  const reopened: number[] = [];
  for (let round = 0; round < OPENINGS; round++) {
    const view = await browser.open('popup/index.html?view=tab');
    reopened.push(await timeToRow(view, last));
    await view.close();
  }
  const memory = watchMemory(() => extensionProcesses(browser.pid));
  const tab = await ConsolePage.tab(browser);
  await timeToRow(tab.view, last);
  const places = await timeToPlaces(tab.view, scale.places);
  const rows = [
    row(`${id}-reopen`, median(reopened), 'ms', 'limit', LIMIT.reopen),
    row(`${id}-place-p50`, median(places), 'ms', 'limit', LIMIT.place),
    row(`${id}-place-p95`, percentile(places, 0.95), 'ms', 'limit', LIMIT.place),
    ...(await searchRows(tab, id)),
  ];
  return [...rows, row(`${id}-memory`, memory.stop(), 'MB', 'limit', LIMIT_MEMORY_MB[target])];
}
