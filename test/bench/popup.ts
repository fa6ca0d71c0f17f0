import type { ExtensionBrowser } from '../e2e/harness/ExtensionBrowser.ts';
import { type BenchRow, median, row } from './row.ts';

const ROUNDS = 11;
const GOAL_MS = 150;

/**
 * From the order to open the popup until its Connect button can be pressed: once with the worker
 * alive, once with the worker killed before, as it is after 30 s of idling.
 */
export async function popupRows(browser: ExtensionBrowser): Promise<BenchRow[]> {
  const warm: number[] = [];
  const cold: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    warm.push(await timeToConnect(browser));
    await browser.killBackground();
    cold.push(await timeToConnect(browser));
  }
  // The first opening of each kind also fills the browser's code caches.
  return [
    row('popup-usable', median(warm.slice(1)), 'ms', 'goal', GOAL_MS),
    row('popup-usable-worker-asleep', median(cold.slice(1)), 'ms', 'goal', GOAL_MS),
  ];
}

async function timeToConnect(browser: ExtensionBrowser): Promise<number> {
  const ordered = Date.now();
  const popup = await browser.openPopup();
  await popup.waitFor('button', 'Connect');
  const usable = await popup.until('the mark of a usable console', markOfUsable);
  await popup.close();
  return usable - ordered;
}

/** Epoch milliseconds at which the console says that it could be used. */
function markOfUsable(win: Window): number | undefined {
  const [mark] = win.performance.getEntriesByName('console-usable');
  return mark && win.performance.timeOrigin + mark.startTime;
}
