import { ConsolePage } from '../../e2e/pages/ConsolePage.ts';
import { extensionProcesses } from '../machine/processes.ts';
import { launchForBench, PROFILE } from '../withBrowser.ts';
import type { OpenContestant } from './contestant.ts';

/** The console in its tab, following. */
export const ours: OpenContestant = async (sender, url) => {
  const { browser } = await launchForBench('chrome', sender);
  const tab = await ConsolePage.tab(browser);
  await tab.connect(url, PROFILE);
  await tab.waitState(/Connected/);
  await browser.closeHelper();
  const before = await tab.rowCount();
  return {
    processes: () => extensionProcesses(browser.pid),
    ask: () =>
      tab.view.evaluate((win) => new Promise<number>((resolve) => win.requestAnimationFrame(resolve))),
    begin: () => tab.send('begin'),
    // What is sent is a row as well.
    hasAll: async (count) => (await tab.rowCount()) >= before + 1 + count,
    close: () => browser.close(),
  };
};
