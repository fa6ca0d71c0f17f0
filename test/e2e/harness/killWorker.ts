import type { Browser, Target } from 'puppeteer-core';
import { eventually } from './eventually.ts';
import { targetIdOf } from './targetIdOf.ts';

/**
 * Ends a service worker of Chromium's as the browser does with one that is idle, and resolves with
 * whether there was one. Puppeteer lets go of it only afterwards: where a page starts it anew at once,
 * it is taken for the same one, still held, and its end is never told.
 */
export async function killWorker(browser: Browser, isWorker: (target: Target) => boolean): Promise<boolean> {
  const target = browser.targets().find(isWorker);
  if (!target) return false;
  const targetId = targetIdOf(target);
  const session = await browser.target().createCDPSession();
  try {
    const worker = await target.worker();
    await worker?.client.detach();
    // One that has been idle for long ends by itself as soon as nobody holds it.
    await session.send('Target.closeTarget', { targetId }).catch(unlessGone);
    await eventually('the worker to end', async () => {
      const { targetInfos } = await session.send('Target.getTargets');
      return targetInfos.every((info) => info.targetId !== targetId);
    });
  } finally {
    await session.detach();
  }
  return true;
}

function unlessGone(error: unknown): void {
  if (!/No target with given id/.test(String(error))) throw error;
}
