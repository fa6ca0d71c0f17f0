import { Problem } from '#core/problem.ts';

export const sessionExpired = () =>
  new Problem(
    'sign-in.session-expired',
    'The sign-in waited too long for this answer: Cognito forgets it after a few minutes.',
    'Sign in again.',
  );

export const deviceCodeExpired = () =>
  new Problem('sign-in.code-expired', 'The code was not confirmed in time.', 'Sign in again for a new one.');

export const nothingWaits = () =>
  new Problem('sign-in.no-step', 'No sign-in is waiting for an answer.', 'Sign in again.');

export const missing = (what: string) =>
  new Problem('sign-in.input', `The ${what} is missing.`, 'Type it, and try again.');

export const tabNeeded = () =>
  new Problem(
    'sign-in.needed',
    'This profile takes its session from a tab.',
    'Go to the tab of the app, and take its session in the options.',
  );

export const noRoles = () =>
  new Problem(
    'sign-in.no-role',
    'IAM Identity Center has given this user no role in any account that the profile allows.',
    'Ask an administrator for a permission set, or name another account in the profile.',
  );

export const unknownRole = () =>
  new Problem('sign-in.input', 'That account and role cannot be chosen.', 'Choose one of the list.');

export const sourceFirst = (name: string) =>
  new Problem(
    'sign-in.source',
    `Profile “${name}”, which the role is assumed from, is not signed in.`,
    `Sign in to “${name}” first.`,
  );
