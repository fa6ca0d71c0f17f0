import { SUFFIX_PATTERN } from '../endpoint/partitions.ts';
import type { SessionRecord } from '../session.ts';
import type { SignatureTrace } from '../signature/trace.ts';
import type { Answer } from './answer/types.ts';
import type { Finding } from './finding.ts';
import type { SentUrl } from './sentUrl/types.ts';
import type { Variant } from './variant.ts';

/**
 * All that is known of a connection or of a pasted URL or error text, each piece with its source.
 * Holds no secret: what is one was masked where it was read. Times in epoch ms, sizes in bytes.
 */
export interface Evidence {
  now: number;
  /** The connection that was tried; absent where a text was pasted. */
  session?: SessionRecord;
  /** How the extension signed it. */
  signature?: SignatureTrace;
  /** The URL as it was sent or pasted, taken apart. */
  sent?: SentUrl;
  /** Region, service, label, API id and stage as host and path name them (see Endpoint). */
  hostRegion?: string;
  hostService?: string;
  label?: string;
  apiId?: string;
  stage?: string;
  /** The longest X-Amz-Expires in seconds that the service takes. */
  maxExpires?: number;
  keys?: KeysEvidence;
  match?: MatchEvidence;
  /** Real answers to this URL, latest last. */
  answers?: readonly Answer[];
  caller?: CallerEvidence;
  clock?: readonly ClockReading[];
  policy?: PolicyEvidence;
  /** What the API Gateway itself sent as frames while the connection was open. */
  gatewayFrames?: readonly GatewayFrame[];
  keysExpiresAt?: number;
  /** The largest message sent; without it the bytes sent in all are an upper bound. */
  largestSent?: number;
  /** Whether a binary message was sent, where that is known. */
  sentBinary?: boolean;
  /** How the network itself failed, where the browser or a probe told. */
  network?: NetworkFault;
  /** Scheme of the page that opened the socket; extension pages may open ws:, https: pages may not. */
  pageScheme?: string;
  /** `navigator.onLine`; false is reliable, true is not. */
  online?: boolean;
}

/** The credentials that it was signed with, as the background knows them. */
export interface KeysEvidence {
  profileName: string;
  /** `ASIA…7Q2F` */
  accessKeyId: string;
  /** AKIA keys are long-lived and have no token; ASIA keys need theirs. */
  longLived: boolean;
  hasToken: boolean;
  expiresAt?: number;
}

/** The signature recomputed in the background with stored secrets. */
export interface MatchEvidence {
  /** The profile whose access key id the URL names, if one is stored. */
  profileName?: string;
  /** True where the stored keys give this very signature for the URL as it was sent. */
  asSent: boolean;
  /** The single changes that make it match; each names a mistake. Empty where none does. */
  variants: readonly Variant[];
  /** Another stored profile with the same access key id, and another secret or token. */
  sameKey?: string;
  /** Whether the URL's token is the one stored with these keys; absent where either has none. */
  sameToken?: boolean;
}

/** What STS GetCallerIdentity said of the same keys. */
export type CallerEvidence =
  | { ok: true; at: number; account: string; arn: string }
  /** `awsType`: STS's own word for it, such as `InvalidClientTokenId`; absent where STS did not answer. */
  | { ok: false; at: number; faultId: string; message: string; awsType?: string };

/** How far this computer's clock is from a server's. */
export interface ClockReading {
  source: string;
  /** Epoch ms of the reading, by this computer's clock. */
  at: number;
  /** Server's time less ours; negative: our clock is ahead. */
  offsetMs: number;
}

/** A connection that never came to an answer. */
export interface NetworkFault {
  /** `pending`: a second handshake that was not refused; Chrome lets a script wait for ever where it is accepted. */
  kind: 'dns' | 'refused' | 'tls' | 'reset' | 'timeout' | 'pending' | 'unknown';
  /** Who told: `Firefox's webRequest`, `the second request`. */
  source: string;
  /** The browser's own word for it, such as `NS_ERROR_UNKNOWN_HOST`. */
  detail: string;
}

/** What a policy document that the person pasted says of this connection. */
export interface PolicyEvidence {
  effect: 'allow' | 'explicit-deny' | 'no-allow' | 'unknown';
  /** Number (from 1) and Sid of the statement that decides. */
  statement?: string;
  /** A pattern of four parts, `api/stage/METHOD/path`, as REST APIs have them. */
  restShaped?: string;
  /** The pattern that names another stage of the same API. */
  otherStage?: string;
}

/** A frame that API Gateway sends itself, such as `{"message": "Forbidden", "connectionId": …}`. */
export interface GatewayFrame {
  index: number;
  message: string;
}

/** One explanation from evidence, or nothing where it does not apply. */
export type Rule = (evidence: Evidence) => Finding | undefined;

/** Evidence of a connection that was tried. */
export type SessionEvidence = Evidence & { session: SessionRecord };

/** The handshake never ended in an open socket, or it is a text about one that did not. */
export function failedHandshake({ session, sent, answers }: Evidence): boolean {
  if (session === undefined) return sent !== undefined || (answers?.length ?? 0) > 0;
  return session.state === 'failed' && session.openedAt === undefined;
}

/** The session was open and has ended, or waits for its next attempt. */
export function endedAfterOpen(evidence: Evidence): evidence is SessionEvidence {
  const { session } = evidence;
  const ended = session?.state === 'closed' || session?.state === 'reconnecting';
  return ended && session?.openedAt !== undefined;
}

/** A connection of ours whose handshake never ended in an open socket. */
export function failedSession(evidence: Evidence): evidence is SessionEvidence {
  return evidence.session !== undefined && failedHandshake(evidence);
}

/** By its host, or signed for execute-api (custom domains). */
export function isApiGateway({ hostService, label, signature, sent }: Evidence): boolean {
  if (hostService !== undefined) return hostService === 'execute-api';
  const scoped = signature?.service ?? sent?.credential?.service;
  return label === 'API Gateway' || scoped === 'execute-api';
}

/** As `isApiGateway`, or an answer that came without any URL: then the words alone have to do. */
export function mayBeApiGateway(evidence: Evidence): boolean {
  return isApiGateway(evidence) || bareAnswer(evidence);
}

/** A pasted answer, of nobody knows which URL. */
export function bareAnswer({ session, sent }: Evidence): boolean {
  return session === undefined && sent === undefined;
}

/** The URL in parts, without its query; undefined where there is none. */
export function targetUrl({ session, sent }: Evidence): URL | undefined {
  const text = sent ? `${sent.scheme}//${sent.host}${sent.path}` : session?.url;
  return text !== undefined && URL.canParse(text) ? new URL(text) : undefined;
}

const AWS_HOST = new RegExp(`(?:^|\\.)(?:${SUFFIX_PATTERN}|chime\\.aws)$`, 'i');

/** True for hosts under AWS's own domains, in every partition. */
export const isAwsHost = (host: string): boolean => AWS_HOST.test(host);
