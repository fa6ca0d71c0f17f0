import type { Explanation, FaultContext, FaultRule } from './types.ts';

const pool = ({ identityPoolId }: FaultContext) =>
  `the identity pool${identityPoolId ? ` ${identityPoolId}` : ''}`;
const Pool = ({ identityPoolId }: FaultContext) =>
  `The identity pool${identityPoolId ? ` ${identityPoolId}` : ''}`;
const provider = ({ providers }: FaultContext) =>
  providers?.length ? providers.join(', ') : 'the provider of the token';

/** Cognito identity pools: GetId, GetCredentialsForIdentity, GetOpenIdToken (botocore cognito-identity). */
export const IDENTITY_POOL_RULES: readonly FaultRule[] = [
  {
    text: /unauthenticated access is not supported/i,
    explain: (_, context) => ({
      id: 'sign-in.guest-off',
      message: `${Pool(context)} does not give credentials to guests.`,
      next: 'Switch on guest access in the pool (Amazon Cognito, Identity pools, User access), or choose a sign-in in the profile.',
    }),
  },
  { text: /not from a supported provider|incorrect token audience/i, explain: explainUntrusted },
  {
    text: /issuer doesn.?t match providername/i,
    explain: (_, context) => ({
      id: 'sign-in.issuer',
      message: `The token was not issued by ${provider(context)}, as which it was handed in.`,
      next: 'Set the provider in the profile to the token’s issuer (its “iss”, without https://), or use a token of that provider.',
    }),
  },
  {
    text: /missing a required claim: aud/i,
    explain: () => ({
      id: 'sign-in.access-token',
      message: 'This is an access token; identity pools take only ID tokens.',
      next: 'Use the ID token that came with it (“id_token”, “idToken”).',
    }),
  },
  {
    text: /not a valid open ?id connect/i,
    explain: () => ({
      id: 'sign-in.access-token',
      message: 'This is not an OpenID Connect ID token.',
      next: 'Paste the whole ID token: three parts joined by dots, the first beginning with “eyJ”.',
    }),
  },
  {
    text: /couldn.?t verify signed token|can.?t locate (?:public )?key|unable to (?:find|retrieve).*key/i,
    explain: (_, context) => ({
      id: 'sign-in.token-signature',
      message: `The signature of the token could not be verified with the keys that ${provider(context)} publishes.`,
      next: 'Paste the token again, whole and unchanged; if it is, check that the provider’s key set (JWKS) can be reached from the internet.',
    }),
  },
  {
    text: /token (?:is )?expired|token has expired/i,
    explain: () => ({
      id: 'sign-in.token-expired',
      message: 'The token that says who you are has expired.',
      next: 'Sign in again, or paste a fresh token.',
    }),
  },
  {
    text: /logins don.?t match|access to identity .* is forbidden|already linked/i,
    explain: () => ({
      id: 'sign-in.logins',
      message: 'The identity that was used last belongs to another sign-in of this pool.',
      next: 'Sign out of the profile, then sign in again.',
    }),
  },
  {
    text: /classic.*flow is not enabled|basic .*flow is not enabled/i,
    explain: (_, context) => ({
      id: 'sign-in.classic-off',
      message: `${Pool(context)} does not allow the basic (classic) flow.`,
      next: 'Allow it in the pool (Identity pools, User access, Basic (classic) authentication), or choose the enhanced flow in the profile.',
    }),
  },
  {
    type: /^InvalidIdentityPoolConfigurationException$/,
    explain: (_, context) => ({
      id: 'sign-in.role-trust',
      message: context.roleArn
        ? `The role ${context.roleArn} may not be assumed through ${pool(context)}.`
        : `The roles of ${pool(context)} may not be assumed through it, or the pool has none.`,
      next: `Check the pool’s roles, and that the role’s trust policy allows sts:AssumeRoleWithWebIdentity to cognito-identity.amazonaws.com with “aud” ${context.identityPoolId ?? 'the pool id'} and “amr” ${context.providers?.length ? 'authenticated' : 'unauthenticated'}.`,
    }),
  },
  {
    type: /^ResourceNotFoundException$/,
    text: /identity '/i,
    explain: () => ({
      id: 'sign-in.logins',
      message: 'The identity that was used last no longer exists in this pool.',
      next: 'Sign out of the profile, then sign in again.',
    }),
  },
  { type: /^ResourceNotFoundException$/, explain: explainNoPool },
  { text: /'identityPoolId' failed to satisfy/i, explain: explainNoPool },
  {
    type: /^ExternalServiceException$/,
    explain: (_, context) => ({
      id: 'sign-in.token-signature',
      message: `Cognito could not reach ${provider(context)} to check the token.`,
      next: 'Try again in a while; if it goes on, check that the provider’s discovery document can be reached from the internet.',
    }),
  },
  {
    text: /role .*(?:mapping|ambiguous|not one of|grant)|not authorized to assume|cannot be assumed|customrolearn/i,
    when: (_, context) => context.roleArn !== undefined,
    explain: (_, context) => ({
      id: 'sign-in.role-trust',
      message: `${Pool(context)} does not hand out the role ${context.roleArn} to this user.`,
      next: 'Take the role out of the profile, or choose one that is in the token’s “cognito:roles”.',
    }),
  },
];

function explainUntrusted(_: unknown, context: FaultContext): Explanation {
  const client = context.clientId
    ? `that user pool client: add client id ${context.clientId}${context.userPoolId ? ` of user pool ${context.userPoolId}` : ''} as an authentication provider of the pool`
    : `${provider(context)} or the audience of its token: add that provider with the token’s “aud” to the pool`;
  return {
    id: 'sign-in.provider-untrusted',
    message: `${Pool(context)} does not trust ${client}.`,
    next: 'Do so in Amazon Cognito, Identity pools, User access, Identity providers; or correct the identity pool, user pool or client id in the profile.',
  };
}

function explainNoPool(_: unknown, context: FaultContext): Explanation {
  const region = context.identityPoolId?.split(':')[0] || context.region;
  return {
    id: 'sign-in.wrong-pool',
    message: `There is no identity pool ${context.identityPoolId ?? 'with this id'}${region ? ` in ${region}` : ''}.`,
    next: 'Check the identity pool id in the profile, and the region that it begins with.',
  };
}
