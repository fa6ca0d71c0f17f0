import { Problem } from '#core/problem.ts';
import type { StoredProfile } from '#core/profile.ts';

type Named = Pick<StoredProfile, 'name'>;

export const notSignedIn = ({ name }: Named) =>
  new Problem('sign-in.needed', `Profile “${name}” is not signed in.`, 'Sign in, in the options.');

export const tokenEnded = ({ name }: Named) =>
  new Problem('sign-in.token-expired', `The token of profile “${name}” has expired.`, 'Give it a new one.');

export const signInEnded = ({ name }: Named) =>
  new Problem(
    'sign-in.refresh-refused',
    `The sign-in of profile “${name}” has ended, and there is no refresh token to renew it with.`,
    'Sign in again.',
  );

export const mfaNeeded = ({ name }: Named) =>
  new Problem(
    'sign-in.needed',
    `Profile “${name}” needs a code of its MFA device before it can assume its role again.`,
    'Give the code, in the options.',
  );

export const noProvider = () =>
  new Problem(
    'sign-in.provider',
    'The token does not say which identity provider it comes from.',
    'Name the provider in the profile, for SAML the ARN of the SAML provider in IAM.',
  );

/** @param parts how many the text has between its dots */
export const tokenNotWhole = (parts: number) =>
  parts === 5
    ? new Problem(
        'sign-in.token-cut',
        'This token is encrypted (a JWE of five parts), and an identity pool takes signed ones only.',
        'Have the provider issue ID tokens that are signed and not encrypted.',
      )
    : new Problem(
        'sign-in.token-cut',
        parts === 3
          ? 'This token is damaged: the second of its three parts, which says who it is for, cannot be read.'
          : `This token is not whole: a JWT has three parts with dots between them, and this text has ${parts === 1 ? 'one' : parts}.`,
        'Copy the ID token again, from its first letter to its last.',
      );

export const accessToken = () =>
  new Problem(
    'sign-in.access-token',
    'This is an access token, and an identity pool takes ID tokens only.',
    'Use the ID token of the same sign-in.',
  );

export const sourceGone = ({ name }: Named) =>
  new Problem(
    'profile.missing',
    `The profile that “${name}” assumes its role from is gone.`,
    'Choose another source profile.',
  );

export const cycle = (names: string[]) =>
  new Problem(
    'profile.cycle',
    `The profiles ${names.map((name) => `“${name}”`).join(', ')} assume their roles from each other in a circle.`,
    'Give one of them another source profile.',
  );

export const chainTooLong = (most: number) =>
  new Problem(
    'profile.cycle',
    `The chain of roles is longer than ${most}.`,
    'Choose a source profile that is nearer to the sign-in.',
  );
