import type { SessionHead } from '#core/export/sessionHead.ts';
import type { Direction, FrameKind } from '#core/frame.ts';
import type { PageSocket, RecordedHandshake } from '#core/page/pageSocket.ts';
import type { CloseInfo, SessionDetail, SessionDraft, SessionState } from '#core/session.ts';

/** What a DevTools panel, or a file, brings into the log: see `capture` and `importSession` of contract.ts. */

/** Rows of a session that a file tells of. */
export interface ImportBatch {
  sessionId?: number;
  head?: SessionHead;
  rows: CapturedRow[];
  /** There is no more of it. */
  done?: boolean;
}

/** What a DevTools panel saw of its page's sockets since the last batch. */
export interface CaptureBatch {
  /** Random, of one opened panel. */
  capture: string;
  /**
   * Counts the capture's batches from 1. One that is handed over again, whole or in parts, keeps its
   * number: of what was taken already, nothing is taken twice.
   */
  number?: number;
  sockets: CapturedSocket[];
}

export interface CapturedSocket {
  /** Names the socket within its capture; 1 to 100 characters. */
  ref: string;
  /** The first time only. The URL is the page's own and may hold a signature and a token. */
  created?: { url: string; subprotocols: string[]; createdAt: number; page: PageSocket };
  /** In order of time. */
  rows?: CapturedRow[];
  /** After the rows. */
  change?: CapturedChange;
  handshake?: RecordedHandshake;
}

/** Text as it is, binary as base64; `event` rows carry text. */
export interface CapturedRow {
  time: number;
  direction: Direction;
  kind: FrameKind;
  payload: string;
  /** Payload bytes, where `payload` is only the beginning or was not read. */
  size?: number;
  bad?: boolean;
}

export interface CapturedChange {
  state?: SessionState;
  openedAt?: number;
  handshakeMs?: number;
  subprotocol?: string;
  extensions?: string;
  endedAt?: number;
  close?: CloseInfo;
  page?: Partial<PageSocket>;
}

export interface CaptureReply {
  /** Session ids by `ref`, for the sockets of the batch. */
  sessions: Record<string, number>;
}

/** A page's socket as the host gets it: its URL clean, its signature taken apart. */
export type HostSocket = Omit<CapturedSocket, 'created'> & {
  created?: SessionDraft & Pick<SessionDetail, 'signature' | 'sent'>;
};
