import type { ChallengeStep } from './ChallengeForm.tsx';

/** One sentence that says what a challenge asks for. */
export function challengeWords({ name, destination, totpSecret, requiredAttributes }: ChallengeStep): string {
  const to = destination ? ` to ${destination}` : '';
  switch (name) {
    case 'NEW_PASSWORD_REQUIRED':
      return 'This user needs a new password before the first sign-in.';
    case 'SMS_MFA':
    case 'SMS_OTP':
      return `A code was sent by text message${to}.`;
    case 'EMAIL_OTP':
      return `A code was sent by e-mail${to}.`;
    case 'SOFTWARE_TOKEN_MFA':
      return 'Type the code that your authenticator app shows.';
    case 'SELECT_MFA_TYPE':
      return 'How do you want to confirm that it is you?';
    case 'MFA_SETUP':
      if (totpSecret) return 'Add this account to an authenticator app, and type the code that it shows.';
      if (requiredAttributes?.length) return 'To which address are codes to be sent from now on?';
      return 'This user pool asks for a second factor. Which one do you want to set up?';
    case 'CUSTOM_CHALLENGE':
      return 'This user pool asks a question of its own.';
  }
}

const OPTIONS: Readonly<Record<string, string>> = {
  SMS_MFA: 'Text message',
  SMS_OTP: 'Text message',
  SOFTWARE_TOKEN_MFA: 'Authenticator app',
  EMAIL_OTP: 'E-mail',
};

/** A second factor, as a person calls it. */
export function optionWords(option: string): string {
  return OPTIONS[option] ?? option;
}
