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

/**
 * AWS services compare X-Amz-Date with their clock, give or take so many milliseconds, and may do so
 * whatever X-Amz-Expires says ("Signature expired: … is now earlier than …"; aws-sdk-ruby issue 2887).
 */
export const CLOCK_WINDOW_MS = 5 * 60_000;

/** Characters (code points) of a passphrase: shorter ones are guessed too soon by who has the disk. */
export const PASSPHRASE_LENGTH = 10;

/** Said wherever a longer validity is chosen or told. */
export const MAY_END_SOONER = 'AWS may refuse a signature that is older than 5 minutes all the same.';
