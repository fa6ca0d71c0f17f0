import type { FaultRule } from './types.ts';

/** What STS says of the keys that a request was signed with. */
export const STS_KEYS_RULES: readonly FaultRule[] = [
  {
    type: /^ExpiredToken(?:Exception)?$/,
    when: ({ operation }) => operation !== 'AssumeRoleWithWebIdentity',
    explain: () => ({
      id: 'sign-in.token-expired',
      message: 'The temporary keys that the request was signed with have expired.',
      next: 'Sign in again, or paste fresh keys.',
    }),
  },
  {
    type: /^(?:InvalidClientTokenId|UnrecognizedClientException|InvalidAccessKeyId)$/,
    explain: () => ({
      id: 'sign-in.keys-refused',
      message:
        'AWS does not know these keys: the access key id or the session token is wrong, deleted or of another partition.',
      next: 'Paste the keys again, all three parts of the same set.',
    }),
  },
  {
    text: /scoped to a valid region|scoped to correct service|credential should be scoped/i,
    explain: (_, { region }) => ({
      id: 'sign-in.wrong-region',
      message: `STS does not accept signatures for the region ${region ?? 'that was used'} there.`,
      next: 'Check the STS region in the profile.',
    }),
  },
  {
    type: /^(?:SignatureDoesNotMatch|InvalidSignatureException|IncompleteSignature)$/,
    explain: () => ({
      id: 'sign-in.keys-refused',
      message: 'The secret access key does not belong to the access key id.',
      next: 'Paste the keys again, all parts of the same set.',
    }),
  },
  {
    type: /^RegionDisabledException$/,
    explain: (_, { region }) => ({
      id: 'sign-in.wrong-region',
      message: `STS is not activated for this account in ${region ?? 'this region'}.`,
      next: 'Choose another STS region in the profile, or have an administrator activate it (IAM, Account settings).',
    }),
  },
];
