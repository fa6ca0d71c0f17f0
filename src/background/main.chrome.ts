// Chrome's service worker. Sockets live in an offscreen page, since they would end with this
// worker, which Chrome stops after 30 s without an event.
import { HOOK_FILE } from '#devtools/hook/inject.ts';
import { createLogWriter } from '#log/writer.ts';
import { createClient } from '#messaging/client.ts';
import type { HostApi } from '#messaging/contract.ts';
import { createAlwaysRecord, settleAlwaysRecord } from '#platform/alwaysRecord.ts';
import { runAtBrowserStart } from '#platform/extension.ts';
import { begunItem, retentionItem } from '#platform/items.ts';
import { connectToHostPage, hasHostPage } from '#platform/offscreen.ts';
import { settleUpgradeAtStart } from '#platform/upgradeState.ts';
import { createHostLink } from './hostLink.ts';
import { settleLog } from './settleLog.ts';
import { startBackground } from './start.ts';

async function settle(): Promise<void> {
  if (await hasHostPage()) return;
  const log = createLogWriter({
    indexedDB,
    createChannel: (name) => new BroadcastChannel(name),
    now: () => Date.now(),
  });
  await settleLog(log, begunItem, retentionItem);
}

startBackground(
  createHostLink(
    async () => {
      const channel = await connectToHostPage();
      return { host: createClient<HostApi>(() => channel), isAlive: hasHostPage };
    },
    settle(),
    retentionItem.get,
    hasHostPage,
  ),
);
runAtBrowserStart();
settleAlwaysRecord(createAlwaysRecord(HOOK_FILE));
settleUpgradeAtStart();
