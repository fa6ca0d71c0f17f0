import type { SequenceProgress, SequenceReport } from './compose/sequenceReport.ts';
import type { SentUrl } from './diagnose/sentUrl/types.ts';
import type { KeepAlive } from './keepAlive.ts';
import type { PageSocket, RecordedHandshake } from './page/pageSocket.ts';
import type { SignatureTrace } from './signature/trace.ts';

/**
 * `failed`: the handshake was refused or never finished. `lost`: the host that held the socket
 * is gone (browser closed or extension reloaded while it was open). `reconnecting`: the connection
 * dropped and the next attempt is due at `retryAt`.
 */
export type SessionState = 'connecting' | 'open' | 'closing' | 'closed' | 'failed' | 'lost' | 'reconnecting';

const LIVE: readonly SessionState[] = ['connecting', 'open', 'closing', 'reconnecting'];

/** Has not come to its end: open, on the way to it, or about to be opened again. */
export const isLive = (session: Pick<SessionRecord, 'state'> | undefined): boolean =>
  session !== undefined && LIVE.includes(session.state);

/** Messages and payload bytes one way. */
export interface Traffic {
  frames: number;
  bytes: number;
}

/** How a socket ended (RFC 6455 section 7.1). */
export interface CloseInfo {
  code: number;
  reason: string;
  wasClean: boolean;
}

/** A time without a connection, between a drop and the next `open`; epoch milliseconds. */
export interface Gap {
  from: number;
  /** Absent while it lasts. */
  to?: number;
}

/** One connection and its log: small, announced with every tail, safe for every view. */
export interface SessionRecord {
  id: number;
  /** The URL without X-Amz-* parameters. */
  url: string;
  /** The saved API's name, or host and path. */
  name: string;
  profileId: string;
  profileName: string;
  /** `ASIA…7Q2F`, the key it was signed with; '' where it is unsigned. */
  accessKeyId: string;
  /** Signing service, the third part of the credential scope; it tells API Gateway behind a custom domain. */
  service: string;
  subprotocols: string[];
  state: SessionState;
  /** Epoch milliseconds: Connect pressed, `open` seen, end seen, last frame either way. */
  createdAt: number;
  openedAt?: number;
  endedAt?: number;
  lastFrameAt?: number;
  /** Milliseconds from `new WebSocket` to `open`. */
  handshakeMs?: number;
  /** What the server chose; '' for none. */
  subprotocol?: string;
  extensions?: string;
  close?: CloseInfo;
  /** Payload bytes of the largest message sent, and whether any was binary. */
  largestSent?: number;
  sentBinary?: boolean;
  /** Bytes accepted by send() and not yet on the wire (`bufferedAmount`). */
  buffered: number;
  sent: Traffic;
  received: Traffic;
  /** Frames that could not be kept; event rows say when and why. Absent for none. */
  lost?: Traffic;
  /** Kept by retention whatever its age and size. */
  pinned?: boolean;
  /** Opens again by itself after a drop. */
  reconnects?: boolean;
  /** Epoch milliseconds of the next attempt, while `reconnecting`. */
  retryAt?: number;
  /** Attempts since the connection was last open, while `reconnecting` or `connecting` again. */
  attempt?: number;
  /** Times that the connection was open; absent for at most once. */
  connections?: number;
  /** Latest last, only so many of them are remembered. Absent for none. */
  gaps?: Gap[];
  /** A message goes out every so many seconds, as it was written. */
  repeat?: { seconds: number; text: string };
  /** How far the latest sequence is, or what came of it. Absent for none. */
  sequence?: SequenceProgress;
  /** A web page's own socket; `profileId` is '' then, and `accessKeyId` is '' where it is unsigned. */
  page?: PageSocket;
  /** Came out of a file; `profileId` is '' then. */
  imported?: true;
  /** Some row is dated before the one ahead of it (a clock that was set back): no time can be found by halving. */
  timesFall?: true;
  /** First row still stored (raised by Clear) and the index that the next row will get. */
  firstIndex: number;
  nextIndex: number;
}

/** What is known of a session when it begins. */
export type SessionDraft = Pick<
  SessionRecord,
  | 'url'
  | 'name'
  | 'profileId'
  | 'profileName'
  | 'accessKeyId'
  | 'service'
  | 'subprotocols'
  | 'createdAt'
  | 'page'
  | 'imported'
>;

/** The larger part of a session, read only when its tab is looked at. Holds no secret. */
export interface SessionDetail {
  id: number;
  /** Absent for a page's socket that is not signed. */
  signature?: SignatureTrace;
  /** The message that it was opened to send at an interval. Absent for none. */
  keepAlive?: KeepAlive;
  /** Of a page's socket: its URL in parts, signed or not, secrets masked. */
  sent?: SentUrl;
  /** Of a page's socket, where the browser told. */
  handshake?: RecordedHandshake;
  /** Steps and results of the latest sequence. Absent for none. */
  sequence?: SequenceReport;
}
