import type { PendingChallenge } from './types.ts';

/** Factors that a person can set up here; a phone number only the app or an administrator can. */
const SET_UP_HERE = new Set(['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP']);

const ATTRIBUTE_PREFIX = 'userAttributes.';

/** What can be chosen in SELECT_MFA_TYPE and MFA_SETUP. */
export function optionsOf({ name, parameters }: PendingChallenge): string[] {
  if (name === 'SELECT_MFA_TYPE') return readList(parameters.MFAS_CAN_CHOOSE);
  if (name !== 'MFA_SETUP') return [];
  return readList(parameters.MFAS_CAN_SETUP).filter((option) => SET_UP_HERE.has(option));
}

/** User attributes that NEW_PASSWORD_REQUIRED still wants, and the address for codes by e-mail. */
export function requiredAttributesOf({ name, parameters, option }: PendingChallenge): string[] {
  if (name === 'MFA_SETUP') return option === 'EMAIL_OTP' ? ['email'] : [];
  if (name !== 'NEW_PASSWORD_REQUIRED') return [];
  return readList(parameters.requiredAttributes).map((attribute) =>
    attribute.startsWith(ATTRIBUTE_PREFIX) ? attribute.slice(ATTRIBUTE_PREFIX.length) : attribute,
  );
}

/** Lists come as JSON text in a parameter. */
function readList(text: string | undefined): string[] {
  try {
    const list: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(list) ? list.filter((item) => typeof item === 'string') : [];
  } catch {
    return [];
  }
}
