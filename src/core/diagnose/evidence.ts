import type { SessionRecord } from '../session.ts';
import type { SignatureTrace } from '../signature/trace.ts';
import type { Finding } from './finding.ts';

/** What is known of a connection without any further request. Times in epoch ms, sizes in bytes. */
export interface LocalEvidence {
  session: SessionRecord;
  signature?: SignatureTrace;
  /** Region, service, label, API id and stage as host and path name them (see Endpoint). */
  hostRegion?: string;
  hostService?: string;
  label?: string;
  apiId?: string;
  stage?: string;
  keysExpiresAt?: number;
  /** The largest message sent; without it the bytes sent in all are an upper bound. */
  largestSent?: number;
  /** Whether a binary message was sent, where that is known. */
  sentBinary?: boolean;
  now: number;
}

/** One explanation from evidence, or nothing where it does not apply. */
export type Rule = (evidence: LocalEvidence) => Finding | undefined;

/** The handshake never ended in an open socket. */
export function failedHandshake({ session }: LocalEvidence): boolean {
  return session.state === 'failed' && session.openedAt === undefined;
}

/** The session was open and has ended. */
export function endedAfterOpen({ session }: LocalEvidence): boolean {
  return session.state === 'closed' && session.openedAt !== undefined;
}

/** By its host, or signed for execute-api (custom domains). */
export function isApiGateway({ hostService, label, signature }: LocalEvidence): boolean {
  if (hostService !== undefined) return hostService === 'execute-api';
  return label === 'API Gateway' || signature?.service === 'execute-api';
}

/** The session's URL in parts; undefined where it is none. */
export function sessionUrl({ session }: LocalEvidence): URL | undefined {
  return URL.canParse(session.url) ? new URL(session.url) : undefined;
}

/** True for hosts under AWS's own domains. */
export function isAwsHost(host: string): boolean {
  return /(?:^|\.)(?:amazonaws\.com(?:\.cn)?|chime\.aws|api\.aws)$/i.test(host);
}
