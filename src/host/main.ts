// Chrome's offscreen page: it outlives the worker and the popup, and so do its sockets.
import { createLogWriter } from '#log/writer.ts';
import { createClient } from '#messaging/client.ts';
import type { HostApi, HostCallbacks } from '#messaging/contract.ts';
import { serve } from '#messaging/server.ts';
import { onWorkerConnected } from '#platform/offscreen.ts';
import { connectToBackground } from '#platform/ports.ts';
import { askForCollection, touchBuffer } from './askForCollection.ts';
import { later } from './later.ts';
import { createSocketHost } from './sockets.ts';

const now = () => Date.now();
const background = createClient<HostCallbacks>(() => connectToBackground('host'));
const performanceNow = () => performance.now();
const log = createLogWriter({ indexedDB, createChannel: (name) => new BroadcastChannel(name), now });
const host = createSocketHost({
  WebSocket,
  log: askForCollection(log, { touch: touchBuffer, clock: performanceNow }),
  now,
  performanceNow,
  later,
  random: () => Math.random(),
  uuid: () => crypto.randomUUID(),
  signAgain: (sessionId) => background.signAgain(sessionId),
  onOnline: (listener) => addEventListener('online', listener),
});

onWorkerConnected((channel) => serve<HostApi>(channel, host));
