import type { Retention } from '#core/retention.ts';
import type { LogWriter } from '#log/contract.ts';
import type { StorageItem } from '#platform/storageItem.ts';

/**
 * Deals with what the log holds when the background starts and no host lives. The first time in a
 * browser run the whole log is wiped, unless the person keeps sessions over the end of the browser;
 * else what a host that died left open is ended, and what is kept no longer is removed.
 */
export async function settleLog(
  log: Pick<LogWriter, 'begin' | 'retain'>,
  begun: Pick<StorageItem<boolean>, 'get' | 'set'>,
  retention: Pick<StorageItem<Retention>, 'get'>,
): Promise<void> {
  const kept = await retention.get();
  await log.begin({ wipe: !kept.keep && !(await begun.get()) });
  await begun.set(true);
  // Too much history is no reason to open nothing; it is tried again when a session ends.
  await log.retain(kept).catch(() => undefined);
}
