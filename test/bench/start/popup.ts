import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchChrome } from '../../e2e/harness/chrome.ts';
import type { ExtensionBrowser } from '../../e2e/harness/ExtensionBrowser.ts';
import { type BenchRow, median, row } from '../row.ts';

const ROUNDS = 11;
const GOAL_MS = 150;

interface Opening {
  /** From the popup document's own start until Connect can be pressed. */
  document: number;
  /** From the order to open it, which holds what the browser and the test harness take as well. */
  order: number;
}

/**
 * Opening the real popup: with the worker alive, with the worker killed before (as it is after 30 s
 * of idling), and beside an extension whose popup is one empty page.
 */
export async function popupRows(browser: ExtensionBrowser): Promise<BenchRow[]> {
  const warm: Opening[] = [];
  const cold: Opening[] = [];
  const empty: Opening[] = [];
  const folder = await makeEmptyExtension();
  const other = await launchChrome({ dist: folder });
  try {
    for (let round = 0; round < ROUNDS; round++) {
      warm.push(await timeOpening(browser));
      empty.push(await timeOpening(other));
      await browser.killBackground();
      cold.push(await timeOpening(browser));
    }
  } finally {
    await other.close();
    await rm(folder, { recursive: true });
  }
  // The first opening of each kind also fills the browser's code caches.
  const of = (part: keyof Opening, openings: Opening[]) =>
    median(openings.slice(1).map((opening) => opening[part]));
  return [
    row('popup-usable', of('document', warm), 'ms', 'goal', GOAL_MS),
    row('popup-usable-worker-asleep', of('document', cold), 'ms', 'goal', GOAL_MS),
    row('popup-from-order', of('order', warm), 'ms', 'an empty popup', of('order', empty)),
  ];
}

async function timeOpening(browser: ExtensionBrowser): Promise<Opening> {
  const ordered = Date.now();
  const popup = await browser.openPopup();
  const { usable, started } = await popup.until('the mark of a usable console', readMark);
  await popup.close();
  return { document: usable - started, order: usable - ordered };
}

/** Epoch milliseconds of the document's start and of the moment from which it can be used. */
function readMark(win: Window): { usable: number; started: number } | undefined {
  const started = win.performance.timeOrigin;
  const [mark] = win.performance.getEntriesByName('console-usable');
  return mark && { usable: started + mark.startTime, started };
}

async function makeEmptyExtension(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-empty-'));
  const manifest = {
    manifest_version: 3,
    name: 'Empty',
    version: '1',
    background: { service_worker: 'worker.js' },
    action: { default_popup: 'popup/index.html' },
  };
  await mkdir(join(folder, 'popup'));
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
  await writeFile(join(folder, 'worker.js'), '');
  await writeFile(join(folder, 'popup/index.html'), '<!doctype html><script src="mark.js"></script>');
  await writeFile(join(folder, 'popup/mark.js'), `performance.mark('console-usable');`);
  return folder;
}
