import type { LogWriter } from '#log/contract.ts';
import type { HostCallbacks } from '#messaging/contract.ts';
import type { Composing } from './compose/composing.ts';
import type { SessionSocket, SocketDeps } from './openSocket.ts';
import type { Sequencing } from './sequence/sequencing.ts';

export interface SessionDeps extends SocketDeps {
  log: Pick<LogWriter, 'append' | 'update' | 'setSequence' | 'setSignature'>;
  /** 0 to 1. */
  random(): number;
  /** `crypto.randomUUID` */
  uuid(): string;
  signAgain: HostCallbacks['signAgain'];
}

/** A session from its first `new WebSocket` to its end, with the connections that it has one after the other. */
export interface Session {
  /** `dropped`: there is no socket now, and there will be one. */
  readonly state: SessionSocket['state'] | 'dropped';
  send(data: string | Uint8Array<ArrayBuffer>): void;
  /** Messages that are more than plain text. */
  readonly compose: Composing;
  /** Messages that follow each other by waits and expectations. */
  readonly sequence: Pick<Sequencing, 'run' | 'stop'>;
  /** Closes the connection, or ends the wait for the next. */
  close(): void;
  /** Ends the wait for the next attempt with that attempt; nothing where there is no wait. */
  reconnectNow(): void;
  /** Ends it and logs nothing any more. */
  abandon(): void;
  /** It was abandoned to be removed, and is still there: logs its end. */
  notRemoved(): void;
}
