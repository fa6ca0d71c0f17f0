export { REGIONS, SERVICES } from '#core/suggestions.ts';

/** Choices of X-Amz-Expires in seconds. */
export const EXPIRES = [
  { seconds: 60, label: '1 minute' },
  { seconds: 300, label: '5 minutes' },
  { seconds: 900, label: '15 minutes' },
  { seconds: 3_600, label: '1 hour' },
  { seconds: 43_200, label: '12 hours' },
  { seconds: 604_800, label: '7 days' },
] as const;
