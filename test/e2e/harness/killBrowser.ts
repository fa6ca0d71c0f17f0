import { once } from 'node:events';
import type { Browser } from 'puppeteer-core';

/** Ends the browser's main process by SIGKILL, and waits until it is gone; its other processes follow. */
export async function killBrowser(browser: Browser): Promise<void> {
  const program = browser.process();
  if (!program) throw new Error('This browser was not started from here.');
  const gone = once(program, 'exit');
  program.kill('SIGKILL');
  await gone;
}
