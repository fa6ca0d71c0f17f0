import { Problem } from '#core/problem.ts';
import type { LogWriter } from '#log/contract.ts';
import type { HostApi } from '#messaging/contract.ts';
import { createClock } from './clock.ts';
import { decodeBase64 } from './decodeBase64.ts';
import { openSocket, type SessionSocket, type WebSocketConstructor } from './openSocket.ts';

export interface SocketHostDeps {
  WebSocket: WebSocketConstructor;
  log: LogWriter;
  /** `Date.now` */
  now(): number;
  /** `performance.now` */
  performanceNow(): number;
  /** Told true when the first socket opens, and false when the last has ended. */
  keepAlive?(open: boolean): void;
}

/** The owner of every socket: opens, sends, closes, and logs whatever happens on them. */
export function createSocketHost(deps: SocketHostDeps): HostApi {
  const { WebSocket, log, now, performanceNow, keepAlive } = deps;
  const clock = createClock(now, performanceNow);
  const sockets = new Map<number, SessionSocket>();

  const forget = (id: number): void => {
    if (sockets.delete(id) && sockets.size === 0) keepAlive?.(false);
  };

  const abandon = (id: number): void => {
    sockets.get(id)?.abandon();
    forget(id);
  };

  return {
    async open(request) {
      const { url, name, profileId, profileName, accessKeyId, subprotocols } = request;
      const { service } = request.signature;
      const id = await log.createSession(
        { url, name, profileId, profileName, accessKeyId, service, subprotocols, createdAt: clock() },
        request.signature,
      );
      const deps = { WebSocket, log, clock, performanceNow };
      const socket = openSocket(deps, id, request, () => forget(id));
      if (socket) {
        sockets.set(id, socket);
        if (sockets.size === 1) keepAlive?.(true);
      }
      return id;
    },

    async send(id, message) {
      const socket = sockets.get(id);
      if (socket?.state !== 'open') throw notOpen(socket?.state);
      socket.send(message.kind === 'text' ? message.text : decodeBase64(message.base64));
    },

    async close(id) {
      sockets.get(id)?.close();
    },

    clear: (id) => log.clear(id),

    async remove(id) {
      abandon(id);
      await log.remove(id);
    },

    async begin(options) {
      if (options.wipe) for (const id of [...sockets.keys()]) abandon(id);
      await log.begin(options);
    },
  };
}

function notOpen(state: SessionSocket['state'] | undefined): Problem {
  return state === 'connecting'
    ? new Problem(
        'session.closed',
        'The connection is not open yet, so nothing was sent.',
        'Send again once it is open.',
      )
    : new Problem(
        'session.closed',
        'The connection is closed, so nothing was sent.',
        'Connect again, then send.',
      );
}
