import { Problem } from '#core/problem.ts';
import type { SignInAnswer } from '#core/signIn.ts';
import { optionsOf } from './challengeOptions.ts';
import type { PendingChallenge } from './types.ts';

/** ChallengeResponses for a person's answer, without USERNAME (botocore cognito-idp, RespondToAuthChallenge). */
export function challengeResponses(pending: PendingChallenge, answer: SignInAnswer): Record<string, string> {
  switch (pending.name) {
    case 'NEW_PASSWORD_REQUIRED':
      return {
        NEW_PASSWORD: need(answer.newPassword, 'sign-in.password-policy', 'Type a new password.'),
        ...attributesOf(answer),
      };
    case 'SMS_MFA':
    case 'SOFTWARE_TOKEN_MFA':
    case 'EMAIL_OTP':
    case 'SMS_OTP':
      return { [`${pending.name}_CODE`]: codeOf(answer) };
    case 'SELECT_MFA_TYPE':
      return { ANSWER: optionOf(pending, answer) };
    case 'CUSTOM_CHALLENGE':
      return { ANSWER: need(answer.answer ?? answer.code, 'sign-in.code-wrong', 'Type an answer.') };
    case 'MFA_SETUP': {
      const email = answer.attributes?.email?.trim();
      return { EMAIL: need(email, 'sign-in.attribute', 'Type an e-mail address.') };
    }
  }
}

/** People copy codes with a gap in the middle. */
export function codeOf({ code }: SignInAnswer): string {
  return need(code?.replace(/\s+/g, ''), 'sign-in.code-wrong', 'Enter the code.');
}

export function optionOf(pending: PendingChallenge, { option }: SignInAnswer): string {
  if (option !== undefined && optionsOf(pending).includes(option)) return option;
  throw new Problem('sign-in.attribute', 'Choose one of the second factors.');
}

function attributesOf({ attributes = {} }: SignInAnswer): Record<string, string> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [`userAttributes.${name}`, value]),
  );
}

function need(value: string | undefined, id: string, message: string): string {
  if (value) return value;
  throw new Problem(id, message);
}
