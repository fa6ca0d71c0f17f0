import { isGoodClose } from '#core/close.ts';
import type { CloseInfo } from '#core/session.ts';
import { utf8Length } from '#core/utf8Length.ts';
import type { LogWriter } from '#log/contract.ts';
import type { OpenRequest } from '#messaging/contract.ts';
import {
  CANCELLED,
  closedText,
  connectingText,
  constructorText,
  openText,
  refusedText,
} from './eventTexts.ts';

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
}

/** A session's socket, from `new WebSocket` to its end. */
export interface SessionSocket {
  readonly state: 'connecting' | 'open' | 'ending';
  send(data: string | Uint8Array<ArrayBuffer>): void;
  /** Closes with 1000 (RFC 6455 section 7.4.1); the end is logged when it comes. */
  close(): void;
  /** Closes and logs nothing any more. */
  abandon(): void;
}

/**
 * Opens the signed URL and logs what comes of it. `ended` is called once, when nothing more will
 * come; a constructor that throws ends the session at once as failed, and gives no socket.
 */
export function openSocket(
  { WebSocket, log, clock, performanceNow }: SocketDeps,
  id: number,
  request: OpenRequest,
  ended: () => void,
): SessionSocket | undefined {
  let opened = false;
  let cancelled = false;
  let buffered = 0;
  let largestSent = 0;
  let sentBinary = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const event = (payload: string, bad = false): void =>
    log.append(id, { time: clock(), direction: 'event', kind: 'text', payload, bad });

  event(connectingText(request));
  const start = performanceNow();
  let socket: HostSocket;
  try {
    socket = new WebSocket(request.signedUrl, request.subprotocols);
  } catch (error) {
    event(constructorText(error, request), true);
    log.update(id, { state: 'failed', endedAt: clock() });
    return undefined;
  }
  socket.binaryType = 'arraybuffer';

  const watchBuffered = (): void => {
    clearTimeout(timer);
    if (socket.bufferedAmount !== buffered) {
      buffered = socket.bufferedAmount;
      log.update(id, { buffered });
    }
    if (buffered > 0) timer = setTimeout(watchBuffered, BUFFERED_EVERY);
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
    const handshakeMs = performanceNow() - start;
    opened = true;
    event(openText(handshakeMs, socket.protocol));
    const { protocol: subprotocol, extensions } = socket;
    log.update(id, {
      state: cancelled ? 'closing' : 'open',
      openedAt: clock(),
      handshakeMs,
      subprotocol,
      extensions,
    });
  };

  socket.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) => {
    const time = clock();
    const kind = typeof data === 'string' ? 'text' : 'binary';
    log.append(id, { time, direction: 'received', kind, payload: data });
  };

  // Browsers put nothing into it that `close` does not tell.
  socket.onerror = () => undefined;

  socket.onclose = ({ code, reason, wasClean }) => {
    clearTimeout(timer);
    const close: CloseInfo = { code, reason, wasClean };
    if (opened) event(closedText(close, socket.bufferedAmount), !isGoodClose(code));
    else if (cancelled) event(CANCELLED);
    else event(refusedText(close), true);
    const state = opened || cancelled ? 'closed' : 'failed';
    log.update(id, { state, endedAt: clock(), close, buffered: 0 });
    ended();
  };

  return {
    get state() {
      if (cancelled || socket.readyState > OPEN) return 'ending';
      return socket.readyState === OPEN ? 'open' : 'connecting';
    },

    send(data) {
      const time = clock();
      socket.send(data);
      log.append(id, {
        time,
        direction: 'sent',
        kind: typeof data === 'string' ? 'text' : 'binary',
        payload: data,
      });
      noteSent(data);
      watchBuffered();
    },

    close() {
      if (cancelled) return;
      cancelled = true;
      log.update(id, { state: 'closing' });
      socket.close(1000);
    },

    abandon() {
      clearTimeout(timer);
      socket.onopen = null;
      socket.onmessage = null;
      socket.onclose = null;
      // `onerror` stays: closing before it is open fires it.
      socket.close(1000);
    },
  };
}
