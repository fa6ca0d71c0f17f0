import { PASSPHRASE_LENGTH } from '#core/limits.ts';
import { Problem } from '#core/problem.ts';

export const locked = () =>
  new Problem('vault.locked', 'The remembered secrets are locked.', 'Unlock them with your passphrase.');

export const wrongPassphrase = (cause?: unknown) =>
  new Problem(
    'vault.passphrase',
    'That passphrase does not open the remembered secrets.',
    'Try again; if it is lost, forget every secret and sign in anew.',
    { cause },
  );

export const shortPassphrase = () =>
  new Problem(
    'vault.passphrase',
    `The passphrase is shorter than ${PASSPHRASE_LENGTH} characters, so that it could be guessed.`,
    'Choose a longer one, such as four words.',
  );

export const badIdleTime = () =>
  new Problem(
    'vault.idle',
    'The idle time must be a whole number of minutes, from 0 (never) to 1,440 (a day).',
    'Choose another one.',
  );

/** A result that came after the profile was signed out, changed or locked is thrown away. */
export const endedMeanwhile = () =>
  new Problem(
    'sign-in.cancelled',
    'The profile was signed out or locked meanwhile, so what arrived was thrown away.',
    'Sign in again.',
  );
