/**
 * Quotas of API Gateway WebSocket APIs (AWS: "Quotas for configuring and running a WebSocket
 * API in API Gateway"). Sizes in bytes, times in milliseconds.
 */
export const API_GATEWAY = {
  urlLength: 4_096,
  frameBytes: 32 * 1_024,
  messageBytes: 128 * 1_024,
  idleMs: 10 * 60_000,
  durationMs: 2 * 60 * 60_000,
} as const;

/** X-Amz-Expires where nothing else was chosen, in seconds. */
export const DEFAULT_EXPIRES = 300;

/** The longest X-Amz-Expires that SigV4 allows, in seconds (a week). */
export const MAX_EXPIRES = 604_800;
