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

/** Standard attributes that a user pool may ask for (OpenID Connect Core 5.1), as a person calls them. */
const ATTRIBUTES: Readonly<Record<string, string>> = {
  email: 'E-mail address',
  phone_number: 'Telephone number',
  name: 'Full name',
  given_name: 'Given name',
  family_name: 'Family name',
  middle_name: 'Middle name',
  nickname: 'Nickname',
  preferred_username: 'Preferred user name',
  birthdate: 'Date of birth (YYYY-MM-DD)',
  zoneinfo: 'Time zone',
};

/** A user attribute, as a person calls it; the pool's own ones by their names. */
export function attributeWords(attribute: string): string {
  return ATTRIBUTES[attribute] ?? attribute.replace(/^custom:/, '');
}
