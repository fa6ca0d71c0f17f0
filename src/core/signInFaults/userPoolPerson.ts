import type { Explanation, FaultContext, FaultRule } from './types.ts';

/** What is wrong with user name, password or the state of the user; the widest rules come last. */
export const USER_POOL_PERSON_RULES: readonly FaultRule[] = [
  {
    type: /^UserNotFoundException$/,
    explain: (_, { userPoolId }) => ({
      id: 'sign-in.user-unknown',
      message: `The user pool${userPoolId ? ` ${userPoolId}` : ''} does not know this user name.`,
      next: 'Check the user name (some pools want the e-mail address), and the user pool in the profile.',
    }),
  },
  {
    type: /^UserNotConfirmedException$/,
    explain: () => ({
      id: 'sign-in.unconfirmed',
      message: 'This user has not been confirmed yet.',
      next: 'Enter the confirmation code in the app where you signed up, or have an administrator confirm the user.',
    }),
  },
  {
    text: /user is disabled/i,
    explain: () => ({
      id: 'sign-in.disabled',
      message: 'This user is disabled in the user pool.',
      next: 'Have an administrator enable the user.',
    }),
  },
  {
    type: /^PasswordResetRequiredException$/,
    explain: () => ({
      id: 'sign-in.password-reset',
      message: 'The password of this user has to be reset.',
      next: 'Reset it in the app (forgot password), then sign in here.',
    }),
  },
  {
    text: /temporary password has expired|account has expired|must be reset by an administrator/i,
    explain: () => ({
      id: 'sign-in.password-reset',
      message: 'The temporary password has expired.',
      next: 'Have an administrator set a new one.',
    }),
  },
  {
    text: /password attempts exceeded|attempt limit exceeded/i,
    explain: () => ({
      id: 'sign-in.throttled',
      message: 'Too many wrong passwords: Cognito has locked this user for a while.',
      next: 'Wait (up to 15 minutes), then try again.',
    }),
  },
  {
    text: /missing required parameter (?:username|password)/i,
    explain: () => ({
      id: 'sign-in.wrong-password',
      message: 'The user name or the password is missing.',
      next: 'Type both.',
    }),
  },
  { text: /incorrect username or password/i, explain: explainPassword },
  // cognito-local answers a wrong password so.
  {
    type: /^InvalidPasswordException$/,
    when: (_, { challenge }) => challenge !== 'NEW_PASSWORD_REQUIRED',
    explain: explainPassword,
  },
  {
    type: /^NotAuthorizedException$/,
    when: ({ operation, message }, { challenge }) =>
      /^user not authorized\.?$/i.test(message) ||
      (message === '' && (operation === 'InitiateAuth' || challenge === 'PASSWORD_VERIFIER')),
    explain: explainPassword,
  },
];

function explainPassword(_: unknown, context: FaultContext): Explanation {
  return {
    id: 'sign-in.wrong-password',
    message: 'The user name or the password is wrong.',
    next:
      context.method === 'srp' && context.userPoolId
        ? `Type them again; if they are right, check that the client belongs to user pool ${context.userPoolId}, since a wrong pool looks the same here.`
        : 'Type them again.',
  };
}
