import { pidOfPage } from '../machine/pidOf.ts';
import type { Contestant, OpenContestant } from './contestant.ts';
import { openPlainChromium } from './plainChromium.ts';

/** What a page does with each message; `list` is its scrolling element. */
const KEEPERS = {
  count: 'taken++',
  append: `taken++;
    const row = document.createElement('div');
    row.textContent = new Date().toISOString() + ' ' + data;
    list.append(row);
    list.scrollTop = list.scrollHeight`,
};

/** A page that only counts: what a browser can do at most. */
export const countingPage: OpenContestant = (_, url) => openPage(url, KEEPERS.count);

/** A page that adds a row to its document per message and scrolls to it, as most clients do. */
export const appendingPage: OpenContestant = (_, url) => openPage(url, KEEPERS.append);

async function openPage(url: string, keep: string): Promise<Contestant> {
  const { page, pid, close } = await openPlainChromium();
  const renderer = await pidOfPage(pid, (expression) => page.evaluate(expression));
  await page.evaluate(`new Promise((resolve, reject) => {
    const list = document.getElementById('list');
    Object.assign(list.style, { height: '600px', overflow: 'auto' });
    let taken = 0;
    globalThis.countTaken = () => taken;
    globalThis.socket = new WebSocket(${JSON.stringify(url)});
    socket.onopen = resolve;
    socket.onerror = reject;
    socket.onmessage = ({ data }) => { ${keep}; };
  })`);
  return {
    processes: () => (renderer === undefined ? [] : [renderer]),
    // A frame painted is what a person sees of an answer.
    ask: () => page.evaluate('new Promise((resolve) => requestAnimationFrame(resolve))'),
    begin: () => page.evaluate(`socket.send('begin')`),
    hasAll: async (count) => (await page.evaluate('countTaken()')) === count,
    close,
  };
}
