import type { Page } from 'puppeteer-core';
import { eventually } from '../../e2e/harness/eventually.ts';
import { pidOfPage } from '../machine/pidOf.ts';
import type { OpenContestant } from './contestant.ts';
import { openPlainChromium } from './plainChromium.ts';

/**
 * Chrome's own: DevTools beside the page, its Network panel with the socket selected and the
 * Messages tab in front. Driven through modules of the DevTools that the browser brings along.
 */
export const messagesTab: OpenContestant = async (_, url) => {
  const { browser, page, pid, close } = await openPlainChromium(['--auto-open-devtools-for-tabs']);
  const target = await browser.waitForTarget((one) => one.url().startsWith('devtools://'));
  const tools = await target.asPage();
  await eventually('the Network panel', () => tools.evaluate(SHOW_NETWORK).catch(() => false));
  // It records what happens after it has attached itself: known when it has seen a loading page.
  await eventually('DevTools to see the page', async () => {
    await page.reload();
    return tools.evaluate(HAS_RECORDED);
  });
  await page.evaluate(`new Promise((resolve, reject) => {
    let taken = 0;
    globalThis.socket = new WebSocket(${JSON.stringify(url)});
    socket.onopen = resolve;
    socket.onerror = reject;
    socket.onmessage = () => { taken++; };
  })`);
  await eventually('the socket’s messages', () => tools.evaluate(SELECT_SOCKET));
  const processes = await processesOf(pid, [tools]);
  return {
    processes: () => processes,
    ask: () => tools.evaluate('new Promise((resolve) => requestAnimationFrame(resolve))'),
    begin: () => page.evaluate(`socket.send('begin')`),
    // What the page sends is a message as well.
    hasAll: async (count) => Number(await tools.evaluate(COUNT_MESSAGES)) >= count,
    close,
  };
};

async function processesOf(pid: number, pages: Page[]): Promise<number[]> {
  const pids = await Promise.all(pages.map((page) => pidOfPage(pid, (text) => page.evaluate(text))));
  return pids.filter((one) => one !== undefined);
}

const SHOW_NETWORK = `import('./ui/legacy/legacy.js')
  .then(({ ViewManager }) => ViewManager.ViewManager.instance().showView('network'))
  .then(() => true)`;

const RECORDED = `(await import('./models/logs/logs.js')).NetworkLog.NetworkLog.instance().requests()`;
const SOCKET = `${RECORDED}.find((request) => request.url().startsWith('ws:'))`;

const HAS_RECORDED = `(async () => (${RECORDED}).length > 0)()`;

const SELECT_SOCKET = `(async () => {
  const socket = ${SOCKET};
  if (!socket) return false;
  const { NetworkPanel } = await import('./panels/network/network.js');
  await NetworkPanel.NetworkPanel.instance().selectAndActivateRequest(socket, 'web-socket-frames');
  return true;
})()`;

const COUNT_MESSAGES = `(async () => (${SOCKET}).frames().length)()`;
