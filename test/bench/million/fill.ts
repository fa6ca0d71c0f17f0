import type { ExtensionBrowser } from '../../e2e/harness/ExtensionBrowser.ts';
import { eventually } from '../../e2e/harness/eventually.ts';
import { auditLog } from '../page/auditLog.ts';
import { scale } from '../scale.ts';
import type { Sender } from '../sender/startSender.ts';

const SIZE = 200;
/** The host keeps up with this while no console is open, with room to spare for a slower machine. */
const RATE = 25_000;

/**
 * Fills the log as everything else does: a socket of the product's receives orders of an API, each
 * of 200 bytes. Resolves with the session's id when all are stored.
 */
export async function fill(
  browser: ExtensionBrowser,
  sender: Sender,
  profileId: string,
  count = scale.frames,
): Promise<number> {
  const url = sender.feedUrl({ kind: 'orders', rate: RATE, count, size: SIZE });
  const sessionId = await browser.command<number>('connect', { url, profileId });
  // So that a console that opens shows it.
  await browser.command('keepDraft', { url, profileId, sessionId });
  const view = await browser.open('options/index.html');
  await eventually('the log to hold all', () => view.evaluate(holds, sessionId, count), 120_000);
  const [audit] = await auditLog(view);
  await view.close();
  if (audit?.numbers !== count) throw new Error(`The log holds ${audit?.numbers} of ${count} frames.`);
  return sessionId;
}

function holds(win: Window, id: number, count: number): Promise<boolean> {
  return new Promise((resolve) => {
    const opening = win.indexedDB.open('countersign-log');
    opening.onsuccess = () => {
      const record = opening.result.transaction('sessions').objectStore('sessions').get(id);
      record.onsuccess = () => {
        opening.result.close();
        resolve((record.result as { received: { frames: number } }).received.frames >= count);
      };
    };
  });
}
