// Chrome's offscreen page: it outlives the worker and the popup, and so do its sockets.
import { createLogWriter } from '#log/writer.ts';
import type { HostApi } from '#messaging/contract.ts';
import { serve } from '#messaging/server.ts';
import { onWorkerConnected } from '#platform/offscreen.ts';
import { createSocketHost } from './sockets.ts';

const now = () => Date.now();
const host = createSocketHost({
  WebSocket,
  log: createLogWriter({ indexedDB, createChannel: (name) => new BroadcastChannel(name), now }),
  now,
  performanceNow: () => performance.now(),
});

onWorkerConnected((channel) => serve<HostApi>(channel, host));
