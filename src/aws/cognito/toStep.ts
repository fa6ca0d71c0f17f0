import type { Problem } from '#core/problem.ts';
import type { SignInStep } from '#core/signIn.ts';
import { optionsOf, requiredAttributesOf } from './challengeOptions.ts';
import type { PendingChallenge } from './types.ts';

/** What identifies the user to Cognito says nothing to a person. */
const NOT_SHOWN = new Set(['USERNAME', 'USER_ID_FOR_SRP']);

/**
 * The pending challenge as views may see it.
 * @param problem what was wrong with the last answer
 */
export function toStep(pending: PendingChallenge, problem?: Problem): SignInStep {
  const { name, parameters, expiresAt, totpSecret, option } = pending;
  const destination = parameters.CODE_DELIVERY_DESTINATION;
  const options = option ? [] : optionsOf(pending);
  const requiredAttributes = requiredAttributesOf(pending);
  return {
    type: 'challenge',
    name,
    expiresAt,
    ...(destination ? { destination } : {}),
    ...(options.length > 0 ? { options } : {}),
    ...(requiredAttributes.length > 0 ? { requiredAttributes } : {}),
    ...(totpSecret ? { totpSecret } : {}),
    ...(name === 'CUSTOM_CHALLENGE' ? { parameters: shown(parameters) } : {}),
    ...(problem ? { problem: plain(problem) } : {}),
  };
}

function shown(parameters: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(parameters).filter(([name]) => !NOT_SHOWN.has(name)));
}

function plain({ id, message, next }: Problem): { id: string; message: string; next?: string } {
  return { id, message, ...(next ? { next } : {}) };
}
