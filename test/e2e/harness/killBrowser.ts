import type { Browser } from 'puppeteer-core';

/** The browser's main process. */
export function pidOf(browser: Browser): number {
  const pid = browser.process()?.pid;
  if (pid === undefined) throw new Error('The browser has no process.');
  return pid;
}

/** Ends the browser by SIGKILL, its whole process group at once; resolves when it is gone. */
export async function killBrowser(browser: Browser): Promise<void> {
  const child = browser.process();
  const gone = new Promise<void>((resolve) => child?.once('exit', () => resolve()));
  // Puppeteer starts it as the leader of a group of its own.
  process.kill(-pidOf(browser), 'SIGKILL');
  await gone;
}
