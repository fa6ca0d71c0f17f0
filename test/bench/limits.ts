import type { Target } from '../e2e/harness/ExtensionBrowser.ts';

/** What issue 4 sets as limits; each row of the benchmark stands beside one of them. */
export const LIMIT_MEMORY_MB: Record<Target, number> = { chrome: 120, firefox: 250 };
/** Longest time without a painted frame. */
export const LIMIT_GAP_MS = 250;
