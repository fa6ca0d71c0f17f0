import type { FaultRule } from './types.ts';

/** What any of the services may answer. */
export const COMMON_RULES: readonly FaultRule[] = [
  {
    type: /^(?:Throttling(?:Exception)?|TooManyRequests(?:Exception)?|RequestLimitExceeded|LimitExceededException|SlowDown(?:Exception)?|slow_down)$/,
    explain: () => ({
      id: 'sign-in.throttled',
      message: 'AWS asks to slow down: too many requests or attempts in a short time.',
      next: 'Wait a few minutes, then try again.',
    }),
  },
  {
    type: /^(?:Forbidden(?:Exception)?|WAF.*)$/,
    explain: () => ({
      id: 'sign-in.denied',
      message: 'A firewall (AWS WAF) in front of the service refused the request.',
      next: 'Ask the people who run the pool to allow your address, or try from another network.',
    }),
  },
];
