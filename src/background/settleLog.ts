import type { LogWriter } from '#log/contract.ts';
import type { StorageItem } from '#platform/storageItem.ts';

/**
 * Deals with what the log holds when the background starts and no host lives: the first time in a
 * browser run the whole log is wiped (frames are kept until the browser closes), later only what
 * a host that died left open is ended.
 */
export async function settleLog(log: Pick<LogWriter, 'begin'>, begun: StorageItem<boolean>): Promise<void> {
  await log.begin({ wipe: !(await begun.get()) });
  await begun.set(true);
}
