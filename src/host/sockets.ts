import { Problem } from '#core/problem.ts';
import type { LogWriter } from '#log/contract.ts';
import type { HostApi, HostCallbacks } from '#messaging/contract.ts';
import { createClock } from './clock.ts';
import { decodeBase64 } from './decodeBase64.ts';
import { createImports } from './importSession.ts';
import type { Later } from './later.ts';
import { notOpen } from './notOpen.ts';
import type { WebSocketConstructor } from './openSocket.ts';
import { createPageSockets } from './pageSockets.ts';
import type { Session } from './session.ts';
import { startSession } from './startSession.ts';

export interface SocketHostDeps {
  WebSocket: WebSocketConstructor;
  log: LogWriter;
  /** `Date.now` */
  now(): number;
  /** `performance.now` */
  performanceNow(): number;
  later: Later;
  /** `Math.random` */
  random(): number;
  /** `crypto.randomUUID` */
  uuid(): string;
  signAgain: HostCallbacks['signAgain'];
  /** Calls back whenever the network has come back. */
  onOnline?(listener: () => void): void;
  /** Told true when the first session begins, a page's too, and false when the last has ended. */
  keepAlive?(open: boolean): void;
}

/** The owner of every socket: opens, sends, closes, and logs whatever happens on them. */
export function createSocketHost(deps: SocketHostDeps): HostApi {
  const { log } = deps;
  const clock = createClock(deps.now, deps.performanceNow);
  const sessions = new Map<number, Session>();

  deps.onOnline?.(() => {
    for (const session of [...sessions.values()]) session.reconnectNow();
  });

  const pages = createPageSockets({ log, clock, later: deps.later, changed: tellKeepAlive });
  const imports = createImports({ log, later: deps.later, changed: tellKeepAlive });
  let keptAlive = false;

  function tellKeepAlive(): void {
    const open = sessions.size > 0 || pages.busy || imports.busy;
    if (open === keptAlive) return;
    keptAlive = open;
    deps.keepAlive?.(open);
  }

  const forget = (id: number): void => {
    sessions.delete(id);
    tellKeepAlive();
  };

  const abandon = (id: number): void => {
    sessions.get(id)?.abandon();
    forget(id);
  };

  /** One of ours that messages can go through. Problems: `session.page`, `session.closed`. */
  function openOne(id: number): Session {
    if (pages.find(id)) throw pagesOwn();
    const session = sessions.get(id);
    if (session?.state !== 'open') throw notOpen(session?.state);
    return session;
  }

  return {
    async open(request) {
      const { url, name, profileId, profileName, accessKeyId, service, subprotocols } = request;
      const { reconnect, keepAlive } = request;
      const id = await log.createSession(
        { url, name, profileId, profileName, accessKeyId, service, subprotocols, createdAt: clock() },
        request.signature,
        keepAlive ? { keepAlive } : {},
      );
      if (reconnect) log.update(id, { reconnects: true });
      const session = startSession({ ...deps, clock }, id, request, () => forget(id));
      // A constructor that throws ends it before it is here.
      if (session.state !== 'ending') {
        sessions.set(id, session);
        tellKeepAlive();
      }
      return id;
    },

    async send(id, message) {
      openOne(id).send(message.kind === 'text' ? message.text : decodeBase64(message.base64));
    },
    sendTemplate: async (id, message, values) => openOne(id).compose.send(message, values),
    startRepeat: async (id, request, values) => openOne(id).compose.repeat(request, values),
    async stopRepeat(id) {
      sessions.get(id)?.compose.stopRepeat();
    },
    runSequence: async (id, order) => openOne(id).sequence.run(order),
    async stopSequence(id) {
      sessions.get(id)?.sequence.stop();
    },

    async close(id) {
      if (pages.find(id)) throw pagesOwn();
      sessions.get(id)?.close();
    },

    async reconnectNow(id) {
      sessions.get(id)?.reconnectNow();
    },

    clear: (id) => log.clear(id),
    change: (id, change) => log.change(id, change),
    retain: async (retention) => {
      await log.retain(retention);
    },

    async remove(id) {
      imports.forget(id);
      const page = pages.find(id);
      if (page) return page.remove(log.remove(id)).finally(tellKeepAlive);
      const session = sessions.get(id);
      abandon(id);
      try {
        await log.remove(id);
      } catch (error) {
        session?.notRemoved();
        throw error;
      }
    },

    importSession: imports.importSession,
    capture: pages.capture,
    endCapture: pages.endCapture,

    async begin(options) {
      if (options.wipe) {
        for (const id of [...sessions.keys()]) abandon(id);
        pages.abandon();
      }
      await log.begin(options);
    },
  };
}

const pagesOwn = (): Problem =>
  new Problem(
    'session.page',
    'This connection is a web page’s own, and Countersign only watches it.',
    'Open it in the console with a profile of yours.',
  );
