import type { FaultRule } from './types.ts';
import { quote } from './unknown.ts';

/** What is wrong with the answer to a challenge. */
export const USER_POOL_ANSWER_RULES: readonly FaultRule[] = [
  {
    text: /already been used/i,
    explain: () => ({
      id: 'sign-in.code-wrong',
      message: 'This code has been used already.',
      next: 'Wait until the app shows the next code, and enter that.',
    }),
  },
  {
    type: /^(?:CodeMismatchException|EnableSoftwareTokenMFAException)$/,
    explain: () => ({
      id: 'sign-in.code-wrong',
      message: 'The code is wrong.',
      next: 'Enter the latest code; for an authenticator app, the clock of that device has to be right.',
    }),
  },
  {
    type: /^ExpiredCodeException$/,
    explain: () => ({
      id: 'sign-in.code-expired',
      message: 'The code is no longer valid.',
      next: 'Sign in again to get a new one.',
    }),
  },
  {
    type: /^(?:InvalidPasswordException|PasswordHistoryPolicyViolationException)$/,
    when: (_, { challenge }) => challenge === 'NEW_PASSWORD_REQUIRED',
    explain: (fault) => ({
      id: 'sign-in.password-policy',
      message: `The user pool does not accept this new password: ${quote(fault.message).replace(/^password did not conform with policy:\s*/i, '')}`,
      next: 'Choose another one.',
    }),
  },
  {
    type: /^InvalidParameterException$/,
    text: /attribute/i,
    when: (_, { challenge }) => challenge === 'NEW_PASSWORD_REQUIRED' || challenge === 'MFA_SETUP',
    explain: (fault) => ({
      id: 'sign-in.attribute',
      message: `The user pool does not accept an attribute: ${quote(fault.message)}`,
      next: 'Correct it and send it again.',
    }),
  },
  {
    type: /^SoftwareTokenMFANotFoundException$/,
    explain: () => ({
      id: 'sign-in.mfa-refused',
      message: 'The user pool does not allow authenticator apps.',
      next: 'Choose another second factor, or have an administrator allow it.',
    }),
  },
  {
    type: /^MFAMethodNotFoundException$/,
    explain: () => ({
      id: 'sign-in.mfa-refused',
      message: 'The user pool found no second factor to use for this user.',
      next: 'Have an administrator set one up.',
    }),
  },
];
