import { Problem } from '#core/problem.ts';
import type { LogWriter } from '#log/contract.ts';
import type { HostApi, HostCallbacks } from '#messaging/contract.ts';
import { createClock } from './clock.ts';
import { decodeBase64 } from './decodeBase64.ts';
import type { Later } from './later.ts';
import type { WebSocketConstructor } from './openSocket.ts';
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
  signAgain: HostCallbacks['signAgain'];
  /** Calls back whenever the network has come back. */
  onOnline?(listener: () => void): void;
  /** Told true when the first session begins, and false when the last has ended. */
  keepAlive?(open: boolean): void;
}

/** The owner of every socket: opens, sends, closes, and logs whatever happens on them. */
export function createSocketHost(deps: SocketHostDeps): HostApi {
  const { log, keepAlive } = deps;
  const clock = createClock(deps.now, deps.performanceNow);
  const sessions = new Map<number, Session>();

  deps.onOnline?.(() => {
    for (const session of [...sessions.values()]) session.reconnectNow();
  });

  const forget = (id: number): void => {
    if (sessions.delete(id) && sessions.size === 0) keepAlive?.(false);
  };

  const abandon = (id: number): void => {
    sessions.get(id)?.abandon();
    forget(id);
  };

  return {
    async open(request) {
      const { url, name, profileId, profileName, accessKeyId, subprotocols, reconnect } = request;
      const { service } = request.signature;
      const id = await log.createSession(
        { url, name, profileId, profileName, accessKeyId, service, subprotocols, createdAt: clock() },
        request.signature,
      );
      if (reconnect) log.update(id, { reconnects: true });
      const session = startSession({ ...deps, clock }, id, request, () => forget(id));
      // A constructor that throws ends it before it is here.
      if (session.state !== 'ending') {
        sessions.set(id, session);
        if (sessions.size === 1) keepAlive?.(true);
      }
      return id;
    },

    async send(id, message) {
      const session = sessions.get(id);
      if (session?.state !== 'open') throw notOpen(session?.state);
      session.send(message.kind === 'text' ? message.text : decodeBase64(message.base64));
    },

    async close(id) {
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
      const session = sessions.get(id);
      abandon(id);
      try {
        await log.remove(id);
      } catch (error) {
        session?.notRemoved();
        throw error;
      }
    },

    async capture() {
      throw new Problem('capture.unavailable', 'This version does not record the sockets of pages yet.');
    },
    async endCapture() {},

    async begin(options) {
      if (options.wipe) for (const id of [...sessions.keys()]) abandon(id);
      await log.begin(options);
    },
  };
}

function notOpen(state: Session['state'] | undefined): Problem {
  const refuse = (message: string, next: string) => new Problem('session.closed', message, next);
  switch (state) {
    case 'connecting':
      return refuse('The connection is not open yet, so nothing was sent.', 'Send again once it is open.');
    case 'dropped':
      return refuse(
        'The connection dropped and is not open again yet, so nothing was sent.',
        'Send again once it is open.',
      );
    default:
      return refuse('The connection is closed, so nothing was sent.', 'Connect again, then send.');
  }
}
