/**
 * The log as the rest of the house sees it. The host writes (writer.ts), every view reads
 * (reader.ts), and the tail is announced over a BroadcastChannel, so that no frame ever passes
 * through a message.
 */
import type { SequenceReport } from '#core/compose/sequenceReport.ts';
import type { Direction, Frame, FrameKind } from '#core/frame.ts';
import type { RecordedHandshake } from '#core/page/pageSocket.ts';
import type { Retention } from '#core/retention.ts';
import type { SessionDetail, SessionDraft, SessionRecord, Traffic } from '#core/session.ts';
import type { SignatureTrace } from '#core/signature/trace.ts';

/** Name of the IndexedDB database and of the BroadcastChannel that announces its tail. */
export const LOG_NAME = 'countersign-log';

/**
 * Why the log is behind, while it is: writing fails, or frames come faster than they can be
 * written. What waits in memory, and what could not be kept so far.
 */
export interface LogTrouble {
  /** One sentence for the person. */
  message: string;
  /** What the person can do; absent where it passes by itself. */
  next?: string;
  /** Epoch milliseconds of the first failed write, or since writing is too slow. */
  since: number;
  /** Rows held in memory until writing works again. */
  waiting: number;
  /** Frames dropped because that memory is bounded; an event row will tell them per session. */
  lost: number;
}

/** What the host announces, at most every 16 ms, after the rows are committed. */
export type LogAnnouncement =
  | { type: 'tail'; sessions: SessionRecord[]; trouble?: LogTrouble }
  | { type: 'removed'; ids: number[] };

/** A segment's rows one by one, without their payloads. */
export interface RowColumns {
  /** Milliseconds since the segment's `firstTime`. */
  offsets: Float32Array<ArrayBuffer>;
  /** Payload bytes. */
  sizes: Uint32Array<ArrayBuffer>;
  /** See `packFlags` of core/rowFlags.ts. */
  flags: Uint8Array<ArrayBuffer>;
}

/** What a segment holds, without its payloads: for the timeline, and to find a time. */
export interface SegmentSummary {
  sessionId: number;
  firstIndex: number;
  rows: number;
  /** Epoch milliseconds of its first and last row. */
  firstTime: number;
  lastTime: number;
  sent: Traffic;
  received: Traffic;
  /** Event rows, and rows among all that report a fault. */
  events: number;
  faults: number;
  /** Only where the rows came so slowly that a timeline would smear them over its buckets. */
  columns?: RowColumns;
}

/** The reading half: rows by index, in any order, cached by segment. */
export interface LogReader {
  /** All sessions, latest first. */
  sessions(): Promise<SessionRecord[]>;
  detail(sessionId: number): Promise<SessionDetail | undefined>;
  /**
   * Rows `from` (inclusive) to `to` (exclusive), clipped to what is stored, in order; of each payload
   * `most` bytes at the most.
   */
  rows(sessionId: number, from: number, to: number, most?: number): Promise<Frame[]>;
  /**
   * Bytes `from` (inclusive) to `to` (exclusive) of one row's payload, clipped to what it has;
   * reads no more than a few chunks. Empty where the row is gone.
   */
  body(sessionId: number, index: number, from: number, to: number): Promise<Uint8Array>;
  /** Summaries in order, from that of the segment which holds row `from`. The last one may grow. */
  summaries(sessionId: number, from: number): Promise<SegmentSummary[]>;
  /** Index of the first row at `time` (epoch milliseconds) or later; `nextIndex` where there is none. */
  indexAt(sessionId: number, time: number): Promise<number>;
  /** Calls back on every announcement; returns the way to stop. */
  subscribe(listener: (announcement: LogAnnouncement) => void): () => void;
  close(): void;
}

/** A row as the host hands it over; its index is given by the writer. */
export interface LogRow {
  /** Epoch milliseconds with a fraction. */
  time: number;
  direction: Direction;
  kind: FrameKind;
  /** Copied at once, unless it is larger than 256 KB: such a buffer must not change any more. */
  payload: string | Uint8Array | ArrayBuffer;
  bad?: boolean;
}

/** What the host learns later. Traffic, indices and `lastFrameAt` follow from the rows. */
export type SessionPatch = Partial<
  Pick<
    SessionRecord,
    | 'state'
    | 'openedAt'
    | 'handshakeMs'
    | 'subprotocol'
    | 'extensions'
    | 'buffered'
    | 'largestSent'
    | 'sentBinary'
    | 'accessKeyId'
    | 'reconnects'
    | 'connections'
    | 'page'
    | 'sequence'
  >
> & {
  /** What a connection that opens again takes back is undefined then. */
  [Field in 'endedAt' | 'close' | 'retryAt' | 'attempt' | 'repeat']?: SessionRecord[Field] | undefined;
};

/** The writing half; one per host, for all its sessions. */
export interface LogWriter {
  /** Stores record and detail; resolves with the session's id. Problem: `log.write`. */
  createSession(
    draft: SessionDraft,
    signature: SignatureTrace | undefined,
    more?: Pick<SessionDetail, 'sent' | 'keepAlive'>,
  ): Promise<number>;
  /**
   * Adds a row to a session that this writer created; written within 100 ms. Returns its index, or
   * undefined where there is no room for it.
   */
  append(sessionId: number, row: LogRow): number | undefined;
  /** Changes a session that this writer created; written within 100 ms. */
  update(sessionId: number, patch: SessionPatch): void;
  /** Replaces how the session was signed, after it was signed again. Problem: `log.write`. */
  setSignature(sessionId: number, signature: SignatureTrace): Promise<void>;
  /** Adds what the browser recorded of the session's handshake. Problem: `log.write`. */
  setHandshake(sessionId: number, handshake: RecordedHandshake): Promise<void>;
  /** Replaces what came of the session's latest sequence. Problem: `log.write`. */
  setSequence(sessionId: number, sequence: SequenceReport): Promise<void>;
  /**
   * Takes a session that has ended up again and changes it, with rows and changes to follow; false
   * where it is no longer stored. Problem: `log.write`.
   */
  resume(sessionId: number, patch: SessionPatch): Promise<boolean>;
  /** Names or pins any stored session. Problem: `log.write`. */
  change(sessionId: number, change: { name?: string; pinned?: boolean }): Promise<void>;
  /**
   * Removes ended sessions that `retention` keeps no longer, now and whenever another has ended;
   * resolves with the ids removed now. Problem: `log.write`.
   */
  retain(retention: Retention): Promise<number[]>;
  /** Deletes all rows appended so far; later rows keep counting from there. Problem: `log.write`. */
  clear(sessionId: number): Promise<void>;
  /** Deletes a session with its detail and rows. Problem: `log.write`. */
  remove(sessionId: number): Promise<void>;
  /** Marks what an earlier writer left open as `lost`, or wipes everything. Problem: `log.write`. */
  begin(options: { wipe: boolean }): Promise<void>;
  /** Resolves when all that was appended before the call is committed. Problem: `log.write`. */
  flush(): Promise<void>;
  /** Writes what is left and lets go of the database. */
  close(): Promise<void>;
}

/** A BroadcastChannel, or what stands in for it. */
export interface LogChannel {
  postMessage(message: LogAnnouncement): void;
  onmessage: ((event: MessageEvent) => void) | null;
  close(): void;
}
