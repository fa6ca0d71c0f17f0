import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocket } from 'ws';
import type { Principal } from './store.ts';

export interface ConnectionFacts {
  id: string;
  stage: string;
  principal: Principal | undefined;
  accessKeyId: string | undefined;
  sourceIp: string;
  userAgent: string;
  origin: string | undefined;
  subprotocol: string;
  /** The gateway's clock, epoch milliseconds. */
  connectedAt: number;
}

export interface ConnectionHooks {
  now(): number;
  /** Every message sent or received: counts and the idle timer. */
  onTraffic(direction: 'in' | 'out', messages: number, bytes: number): void;
}

/** One open WebSocket. */
export class Connection {
  readonly facts: ConnectionFacts;
  lastActiveAt: number;
  messagesIn = 0;
  messagesOut = 0;
  readonly #ws: WebSocket;
  readonly #socket: Duplex;
  readonly #hooks: ConnectionHooks;

  constructor(facts: ConnectionFacts, ws: WebSocket, socket: Duplex, hooks: ConnectionHooks) {
    this.facts = facts;
    this.lastActiveAt = facts.connectedAt;
    this.#ws = ws;
    this.#socket = socket;
    this.#hooks = hooks;
  }

  get isOpen(): boolean {
    return this.#ws.readyState === WebSocket.OPEN;
  }

  /** Bytes that wait for the client to read. */
  get backlog(): number {
    return this.#socket.writableLength;
  }

  received(bytes: number): void {
    this.messagesIn++;
    this.#touch('in', 1, bytes);
  }

  send(data: string | Buffer): void {
    if (!this.isOpen) return;
    this.#ws.send(data);
    this.messagesOut++;
    this.#touch('out', 1, Buffer.byteLength(data));
  }

  /**
   * Writes whole, already framed messages at once: a ticker's batch. It may go beside `ws`, which
   * itself writes whole frames only as long as nothing is compressed.
   */
  sendFramed(frames: Buffer, messages: number): void {
    if (!this.isOpen) return;
    this.#socket.write(frames);
    this.messagesOut += messages;
    this.#touch('out', messages, frames.length);
  }

  close(code: number, reason: string): void {
    this.#ws.close(code, reason);
  }

  /** Ends the TCP connection without a close frame: the client sees 1006. */
  drop(): void {
    this.#ws.terminate();
  }

  /** The same by RST, as a middlebox does that forgot the connection. */
  reset(): void {
    if (this.#socket instanceof Socket) this.#socket.resetAndDestroy();
    else this.#socket.destroy();
  }

  #touch(direction: 'in' | 'out', messages: number, bytes: number): void {
    this.lastActiveAt = this.#hooks.now();
    this.#hooks.onTraffic(direction, messages, bytes);
  }
}
