import type { CloseInfo } from '#core/session.ts';
import { utf8Length } from '#core/utf8Length.ts';
import type { LogWriter } from '#log/contract.ts';
import type { OpenRequest } from '#messaging/contract.ts';
import type { Later } from './later.ts';

/** What the host uses of a browser's WebSocket. */
export interface HostSocket {
  binaryType: BinaryType;
  readonly readyState: number;
  readonly bufferedAmount: number;
  readonly protocol: string;
  readonly extensions: string;
  onopen: ((event: Event) => void) | null;
  onmessage: ((event: MessageEvent) => void) | null;
  onerror: ((event: Event) => void) | null;
  onclose: ((event: CloseEvent) => void) | null;
  send(data: string | Uint8Array<ArrayBuffer>): void;
  close(code?: number): void;
}

export type WebSocketConstructor = new (url: string, protocols: string[]) => HostSocket;

/** `WebSocket.OPEN` */
const OPEN = 1;

/** While bytes wait in the socket they are counted this often, in milliseconds. */
const BUFFERED_EVERY = 100;

export interface SocketDeps {
  WebSocket: WebSocketConstructor;
  log: Pick<LogWriter, 'append' | 'update'>;
  /** Epoch milliseconds with a fraction. */
  clock(): number;
  /** Milliseconds of a steady clock. */
  performanceNow(): number;
  later: Later;
}

/** What a session hears of its socket. */
export interface SocketEvents {
  opened(facts: { handshakeMs: number; subprotocol: string; extensions: string }): void;
  /** A message came, and was logged; `index` is its row, where the log had room for it. */
  received(payload: string | ArrayBuffer, index: number | undefined): void;
  /** Nothing more will come. */
  ended(end: SocketEnd): void;
}

export interface SocketEnd {
  close: CloseInfo;
  /** The handshake had succeeded. */
  opened: boolean;
  /** `close` was called before. */
  asked: boolean;
  /** Bytes that were given to the socket and never left. */
  unsent: number;
}

/** One connection of a session, from `new WebSocket` to its end. */
export interface SessionSocket {
  readonly state: 'connecting' | 'open' | 'ending';
  /** Bytes that were given to the socket and are not on the wire. */
  readonly buffered: number;
  /** Returns the index of its row, where the log had room for it. */
  send(data: string | Uint8Array<ArrayBuffer>): number | undefined;
  /** Closes with 1000 (RFC 6455 section 7.4.1). True the first time. */
  close(): boolean;
  /** Closes and tells nothing any more. */
  abandon(): void;
}

/** Opens the signed URL and logs its frames. Throws what `new WebSocket` throws. */
export function openSocket(
  { WebSocket, log, clock, performanceNow, later }: SocketDeps,
  id: number,
  { signedUrl, subprotocols }: Pick<OpenRequest, 'signedUrl' | 'subprotocols'>,
  events: SocketEvents,
): SessionSocket {
  let opened = false;
  let asked = false;
  let buffered = 0;
  let largestSent = 0;
  let sentBinary = false;
  let stopWatching = () => {};

  const start = performanceNow();
  const socket = new WebSocket(signedUrl, subprotocols);
  socket.binaryType = 'arraybuffer';

  const watchBuffered = (): void => {
    stopWatching();
    if (socket.bufferedAmount !== buffered) {
      buffered = socket.bufferedAmount;
      log.update(id, { buffered });
    }
    if (buffered > 0) stopWatching = later(watchBuffered, BUFFERED_EVERY);
  };

  /** API Gateway closes on binary and on large messages, so that is worth knowing at the end. */
  const noteSent = (data: string | Uint8Array): void => {
    if (typeof data !== 'string' && !sentBinary) {
      sentBinary = true;
      log.update(id, { sentBinary });
    }
    const size = typeof data === 'string' ? utf8Length(data) : data.byteLength;
    if (size > largestSent) {
      largestSent = size;
      log.update(id, { largestSent });
    }
  };

  socket.onopen = () => {
    const { protocol: subprotocol, extensions } = socket;
    opened = true;
    events.opened({ handshakeMs: performanceNow() - start, subprotocol, extensions });
  };

  socket.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) => {
    const time = clock();
    const kind = typeof data === 'string' ? 'text' : 'binary';
    events.received(data, log.append(id, { time, direction: 'received', kind, payload: data }));
  };

  // Browsers put nothing into it that `close` does not tell.
  socket.onerror = () => undefined;

  socket.onclose = ({ code, reason, wasClean }) => {
    stopWatching();
    events.ended({ close: { code, reason, wasClean }, opened, asked, unsent: socket.bufferedAmount });
  };

  return {
    get state() {
      if (asked || socket.readyState > OPEN) return 'ending';
      return socket.readyState === OPEN ? 'open' : 'connecting';
    },

    get buffered() {
      return socket.bufferedAmount;
    },

    send(data) {
      const time = clock();
      socket.send(data);
      const index = log.append(id, {
        time,
        direction: 'sent',
        kind: typeof data === 'string' ? 'text' : 'binary',
        payload: data,
      });
      noteSent(data);
      watchBuffered();
      return index;
    },

    close() {
      if (asked) return false;
      asked = true;
      socket.close(1000);
      return true;
    },

    abandon() {
      stopWatching();
      socket.onopen = null;
      socket.onmessage = null;
      socket.onclose = null;
      // `onerror` stays: closing before it is open fires it.
      socket.close(1000);
    },
  };
}
