import type { FaultContext, FaultRule } from './types.ts';
import { quote } from './unknown.ts';

const role = ({ roleArn }: FaultContext) => `the role${roleArn ? ` ${roleArn}` : ''}`;

/** AssumeRole and GetCallerIdentity. */
export const STS_RULES: readonly FaultRule[] = [
  {
    text: /multifactorauthentication failed with invalid mfa one time pass code/i,
    explain: () => ({
      id: 'sign-in.mfa-refused',
      message: 'The MFA code is wrong or was used already.',
      next: 'Wait for the next code of the device, and enter that.',
    }),
  },
  {
    text: /multifactorauthentication failed|mfa serial/i,
    explain: (_, { mfaSerial }) => ({
      id: 'sign-in.mfa-refused',
      message: `The MFA device${mfaSerial ? ` ${mfaSerial}` : ''} is not one of the user who asks for the role.`,
      next: 'Check the MFA serial number in the profile: it is on the user’s page in IAM, Security credentials.',
    }),
  },
  {
    type: /^AccessDenied(?:Exception)?$/,
    text: /sts:tagsession/i,
    explain: (_, context) => ({
      id: 'sign-in.denied',
      message: `Session tags may not be set on ${role(context)}.`,
      next: 'Allow sts:TagSession in the role’s trust policy, or take the session tags out of the profile.',
    }),
  },
  {
    type: /^AccessDenied(?:Exception)?$/,
    when: ({ operation }) => operation === 'AssumeRole',
    explain: (fault, context) => ({
      id: 'sign-in.denied',
      message: `${callerIn(fault.message)} may not assume ${role(context)}.`,
      next: 'Check three things: the role’s trust policy names it (and the external id and MFA that it asks for are in the profile), its own policies allow sts:AssumeRole on the role, and the role’s ARN is right.',
    }),
  },
  {
    type: /^AccessDenied(?:Exception)?$/,
    explain: (fault) => ({
      id: 'sign-in.denied',
      message: `STS denied ${fault.operation} to these keys.`,
      next: 'A policy of the account or organization forbids it: ask an administrator.',
    }),
  },
  {
    text: /durationseconds exceeds/i,
    explain: (fault) => ({
      id: 'sign-in.duration',
      message: /chaining/i.test(fault.message)
        ? 'A role that is assumed with the keys of another role lasts at most an hour.'
        : 'The duration in the profile is longer than the role’s maximum session duration.',
      next: 'Lower the duration in the profile.',
    }),
  },
  {
    type: /^(?:PackedPolicyTooLarge(?:Exception)?)$/,
    explain: () => ({
      id: 'sign-in.tags-too-large',
      message: 'The session tags are too large together.',
      next: 'Take some out of the profile, or shorten them.',
    }),
  },
  {
    type: /^(?:ValidationError|ValidationException|InvalidParameterValue|MalformedPolicyDocument(?:Exception)?)$/,
    explain: (fault) => ({
      id: 'sign-in.setting',
      message: `STS does not accept a setting of the profile: ${quote(fault.message)}`,
      next: 'Correct it in the profile.',
    }),
  },
];

/** "User: arn:aws:iam::123456789012:user/x is not authorized …" names who asked. */
function callerIn(message: string): string {
  const arn = /User: (arn:[\w-]+:\w+::\d{12}:[\w+=,.@/-]{1,128}) is not authorized/.exec(message)?.[1];
  return arn ?? 'The identity of the source profile';
}
