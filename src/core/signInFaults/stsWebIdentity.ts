import type { FaultContext, FaultRule, ServiceFault } from './types.ts';

const isWeb = ({ operation }: ServiceFault) => operation === 'AssumeRoleWithWebIdentity';
const role = ({ roleArn }: FaultContext) => `the role${roleArn ? ` ${roleArn}` : ''}`;

/** AssumeRoleWithWebIdentity: the classic flow, and tokens of OIDC providers. */
export const WEB_IDENTITY_RULES: readonly FaultRule[] = [
  {
    type: /^ExpiredToken(?:Exception)?$/,
    when: isWeb,
    explain: () => ({
      id: 'sign-in.token-expired',
      message: 'The token that says who you are has expired.',
      next: 'Sign in again, or paste a fresh token.',
    }),
  },
  {
    type: /^AccessDenied(?:Exception)?$/,
    when: isWeb,
    explain: (_, context) => ({
      id: 'sign-in.role-trust',
      message: `The trust policy of ${role(context)} does not let this identity assume it.`,
      next: `Allow sts:AssumeRoleWithWebIdentity in it to cognito-identity.amazonaws.com with “aud” ${context.identityPoolId ?? 'the identity pool id'}, and check “amr” (authenticated or unauthenticated).`,
    }),
  },
  {
    text: /no openidconnect provider found/i,
    when: isWeb,
    explain: (_, context) => ({
      id: 'sign-in.issuer',
      message: `The account of ${role(context)} knows no OpenID Connect provider for the issuer of this token.`,
      next: 'Add it in IAM, Identity providers, or use a token of a provider that is there.',
    }),
  },
  {
    text: /incorrect token audience/i,
    when: isWeb,
    explain: () => ({
      id: 'sign-in.provider-untrusted',
      message: 'The IAM identity provider does not list the audience (“aud”) of this token.',
      next: 'Add the token’s client id to the audiences of the provider in IAM.',
    }),
  },
  {
    type: /^IDPRejectedClaim(?:Exception)?$/,
    explain: () => ({
      id: 'sign-in.token-signature',
      message: 'The identity provider rejected the token: it was revoked, or a claim of it is not valid.',
      next: 'Sign in again, or paste a fresh token.',
    }),
  },
  {
    type: /^(?:IDPCommunicationError(?:Exception)?|InvalidIdentityToken(?:Exception)?)$/,
    explain: (fault) =>
      fault.type.startsWith('IDPCommunication') || /retrieve verification key/i.test(fault.message)
        ? {
            id: 'sign-in.token-signature',
            message: 'STS could not reach the identity provider to check the token.',
            next: 'Try again in a while; if it goes on, check that the provider’s key set (JWKS) can be reached from the internet.',
          }
        : {
            id: 'sign-in.token-signature',
            message: 'STS could not verify the token.',
            next: 'Use an ID token, whole and unchanged.',
          },
  },
];
