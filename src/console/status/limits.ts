import { API_GATEWAY } from '#core/limits.ts';
import type { SessionRecord } from '#core/session.ts';

/** Milliseconds until API Gateway closes an open connection. */
export interface Limits {
  idle: number;
  duration: number;
}

/**
 * API Gateway closes a connection after 10 minutes without a message and after 2 hours in any
 * case (AWS: quotas of WebSocket APIs). Undefined unless the session is open.
 */
export function readLimits(session: SessionRecord | undefined, now: number): Limits | undefined {
  if (session?.state !== 'open' || session.openedAt === undefined) return undefined;
  // The clock of the view moves once a second, so the last message may lie ahead of it.
  const last = Math.max(session.openedAt, session.lastFrameAt ?? 0);
  return {
    idle: left(API_GATEWAY.idleMs, now - last),
    duration: left(API_GATEWAY.durationMs, now - session.openedAt),
  };
}

const left = (limit: number, gone: number): number => Math.min(limit, Math.max(0, limit - gone));
