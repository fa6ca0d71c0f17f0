/** Which way a row of the log went; `event` rows are the connection's own (opened, closed …). */
export type Direction = 'sent' | 'received' | 'event';

/** RFC 6455 section 5.6: a data message is text or binary. Event rows carry text. */
export type FrameKind = 'text' | 'binary';

/** One row of the log. Indices count from 0 per session and are never used twice. */
export interface Frame {
  index: number;
  /** Epoch milliseconds with a fraction. */
  time: number;
  direction: Direction;
  kind: FrameKind;
  /** Payload size in bytes (UTF-8 for text). */
  size: number;
  /**
   * The payload; UTF-8 for text. Of a large message only the beginning: where it is shorter than
   * `size`, the rest is read in pages by `LogReader.body`.
   */
  payload: Uint8Array;
  /** For event rows that report a fault. */
  bad?: boolean;
}

/** What the person sends. Binary travels as base64, since extension ports carry JSON only. */
export type OutgoingMessage = { kind: 'text'; text: string } | { kind: 'binary'; base64: string };
