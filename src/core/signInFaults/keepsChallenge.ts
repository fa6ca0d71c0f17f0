import type { Problem } from '../problem.ts';

const REPEATABLE = new Set([
  'sign-in.code-wrong',
  'sign-in.password-policy',
  'sign-in.unreachable',
  'sign-in.throttled',
  'sign-in.attribute',
]);

/** True where the same challenge can be answered once more; else the sign-in begins anew. */
export function keepsChallenge(problem: Problem): boolean {
  return REPEATABLE.has(problem.id);
}
