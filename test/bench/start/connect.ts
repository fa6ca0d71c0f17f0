import type { ExtensionBrowser } from '../../e2e/harness/ExtensionBrowser.ts';
import { ConsolePage } from '../../e2e/pages/ConsolePage.ts';
import type { Gateway } from '../../gateway/gateway.ts';
import { type BenchRow, median, row } from '../row.ts';

const ROUNDS = 15;

/**
 * From the click on Connect to the socket's open, beside a bare `new WebSocket` on a URL of the
 * same kind from the same page. The goal is under 30 ms more.
 */
export async function connectRows(
  browser: ExtensionBrowser,
  gateway: Gateway,
  profileId: string,
): Promise<BenchRow[]> {
  const page = await ConsolePage.tab(browser);
  const clicked: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    await page.view.waitFor('button', 'Connect');
    await page.view.evaluate(rememberClick);
    await page.view.click('button', 'Connect');
    await page.waitState(/Connected/);
    clicked.push(await page.view.until('the opened session', clickToOpen));
    await page.view.click('button', 'Disconnect');
    const { text } = await browser.command<{ text: string }>('copySigned', {
      url: gateway.url,
      profileId,
      format: 'url',
    });
    bare.push(await page.view.evaluate(openBare, text));
  }
  await page.close();
  const [ours, theirs] = [median(clicked), median(bare)];
  return [
    row('connect-click-to-open', ours, 'ms', 'bare new WebSocket', theirs),
    row('connect-added-time', ours - theirs, 'ms', 'goal', 30),
  ];
}

interface Marked extends Window {
  clickedAt?: number;
}

function rememberClick(win: Window): void {
  win.document.addEventListener(
    'click',
    (event) => {
      (win as Marked).clickedAt = win.performance.timeOrigin + event.timeStamp;
    },
    { capture: true, once: true },
  );
}

/** Milliseconds from the remembered click to `openedAt` of the latest session in the log. */
function clickToOpen(win: Window): Promise<number | undefined> {
  return new Promise((resolve) => {
    const opening = win.indexedDB.open('countersign-log');
    opening.onsuccess = () => {
      const all = opening.result.transaction('sessions').objectStore('sessions').getAll();
      all.onsuccess = () => {
        opening.result.close();
        const { openedAt } = (all.result as { openedAt?: number }[]).at(-1) ?? {};
        const clickedAt = (win as Marked).clickedAt;
        resolve(openedAt && clickedAt && openedAt > clickedAt ? openedAt - clickedAt : undefined);
      };
    };
  });
}

function openBare(win: Window & { WebSocket?: typeof WebSocket }, url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const started = win.performance.now();
    const socket = new WebSocket(url);
    socket.onopen = () => {
      resolve(win.performance.now() - started);
      socket.close();
    };
    socket.onerror = () => reject(new Error('the bare socket was refused'));
  });
}
