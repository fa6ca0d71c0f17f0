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
  const last = Math.max(session.openedAt, session.lastFrameAt ?? 0);
  return {
    idle: Math.max(0, last + API_GATEWAY.idleMs - now),
    duration: Math.max(0, session.openedAt + API_GATEWAY.durationMs - now),
  };
}
