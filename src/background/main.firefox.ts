// Firefox's event page. It holds the sockets itself, and keeps itself alive while one is open.
import { HOOK_FILE } from '#devtools/hook/inject.ts';
import { later } from '#host/later.ts';
import { createSocketHost } from '#host/sockets.ts';
import { createLogWriter } from '#log/writer.ts';
import { createAlwaysRecord, settleAlwaysRecord } from '#platform/alwaysRecord.ts';
import { runAtBrowserStart } from '#platform/extension.ts';
import { watchHandshakes } from '#platform/handshakeWatch.ts';
import { begunItem, retentionItem } from '#platform/items.ts';
import { createKeepAlive } from '#platform/keepAlive.ts';
import { createHostLink } from './hostLink.ts';
import { settleLog } from './settleLog.ts';
import { startBackground } from './start.ts';

const now = () => Date.now();
const log = createLogWriter({ indexedDB, createChannel: (name) => new BroadcastChannel(name), now });
const host = createSocketHost({
  WebSocket,
  log,
  now,
  performanceNow: () => performance.now(),
  later,
  random: () => Math.random(),
  uuid: () => crypto.randomUUID(),
  // Asked for later, when the background below is there.
  signAgain: (sessionId) => callbacks.signAgain(sessionId),
  onOnline: (listener) => addEventListener('online', listener),
  keepAlive: createKeepAlive(),
});

const callbacks = startBackground(
  createHostLink(
    async () => ({ host, isAlive: async () => true }),
    settleLog(log, begunItem, retentionItem),
    retentionItem.get,
  ),
  watchHandshakes,
);
runAtBrowserStart();
settleAlwaysRecord(createAlwaysRecord(HOOK_FILE));
