import type { Retention } from '#core/retention.ts';
import type { HostApi } from '#messaging/contract.ts';

/** A way to the host, and to hear that it is gone. */
export interface HostConnection {
  host: HostApi;
  /** Whether the host still exists. Asked before each call: a crashed page closes no message port. */
  isAlive(): Promise<boolean>;
}

/**
 * The host as the background calls it: connected to with the first call, and again with the next
 * call after it went away; what the lost host left open is ended before that. `ready` is waited
 * for before anything is opened. Each host that is connected to is told the retention, as it has
 * no storage to read it from. `exists`: whether there is a host, without making one.
 */
export function createHostLink(
  connect: () => Promise<HostConnection>,
  ready: Promise<unknown>,
  retention: () => Promise<Retention>,
  exists: () => Promise<boolean> = async () => true,
): HostApi {
  let connection: Promise<HostConnection> | undefined;
  /** A host is gone, and what it left open has not been ended. */
  let lost = false;

  async function start(): Promise<HostConnection> {
    const next = await connect();
    if (lost) await next.host.begin({ wipe: false });
    lost = false;
    // Not waited for: what it was connected for goes first. The next change or start tells it again.
    void retention()
      .then((kept) => next.host.retain(kept))
      .catch(() => undefined);
    return next;
  }

  async function reach(): Promise<HostApi> {
    const held = connection;
    // Another call may have connected again while this one asked.
    if (held && !(await (await held).isAlive()) && connection === held) {
      lost = true;
      connection = start();
    }
    connection ??= ready.then(start);
    const reached = connection;
    try {
      return (await reached).host;
    } catch (error) {
      if (connection === reached) connection = undefined;
      throw error;
    }
  }

  return {
    open: async (request) => (await reach()).open(request),
    send: async (sessionId, message) => (await reach()).send(sessionId, message),
    sendTemplate: async (...args) => (await reach()).sendTemplate(...args),
    startRepeat: async (...args) => (await reach()).startRepeat(...args),
    stopRepeat: async (sessionId) => (await reach()).stopRepeat(sessionId),
    runSequence: async (...args) => (await reach()).runSequence(...args),
    stopSequence: async (sessionId) => (await reach()).stopSequence(sessionId),
    close: async (sessionId) => (await reach()).close(sessionId),
    clear: async (sessionId) => (await reach()).clear(sessionId),
    remove: async (sessionId) => (await reach()).remove(sessionId),
    reconnectNow: async (sessionId) => (await reach()).reconnectNow(sessionId),
    change: async (sessionId, change) => (await reach()).change(sessionId, change),
    retain: async (retention) => (await reach()).retain(retention),
    importSession: async (batch) => (await reach()).importSession(batch),
    async capture(batch) {
      // A panel that only says that it is there is no reason to make a host.
      if (batch.sockets.length === 0 && !(await exists())) return { sessions: {} };
      return (await reach()).capture(batch);
    },
    async endCapture(capture) {
      if (await exists()) await (await reach()).endCapture(capture);
    },
    begin: async (options) => (await reach()).begin(options),
  };
}
