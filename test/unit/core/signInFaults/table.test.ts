import { expect, test } from 'vitest';
import { explainFault } from '#core/signInFaults/explainFault.ts';
import type { FaultContext, ServiceFault } from '#core/signInFaults/types.ts';

const IDENTITY_POOL = 'eu-central-1:11111111-2222-3333-4444-555555555555';
const USER_POOL = 'eu-central-1_Ab12Cd34';
const ROLE = 'arn:aws:iam::123456789012:role/tester';
const CONTEXT: FaultContext = {
  region: 'eu-central-1',
  identityPoolId: IDENTITY_POOL,
  userPoolId: USER_POOL,
  clientId: '4exampleclientid',
  providers: [`cognito-idp.eu-central-1.amazonaws.com/${USER_POOL}`],
  roleArn: ROLE,
  startUrl: 'https://d-1234567890.awsapps.com/start',
  roleName: 'Reader',
  accountId: '123456789012',
};

type Row = [
  operation: string,
  type: string,
  text: string,
  id: string,
  names: string | RegExp,
  context?: FaultContext,
];

const NAE = 'NotAuthorizedException';

const POOL_ROWS: Row[] = [
  [
    'GetId',
    NAE,
    'Unauthenticated access is not supported for this identity pool.',
    'guest-off',
    IDENTITY_POOL,
  ],
  [
    'GetId',
    NAE,
    'Token is not from a supported provider of this identity pool.',
    'provider-untrusted',
    '4exampleclientid',
  ],
  ['GetId', NAE, 'Invalid login token. Incorrect token audience.', 'provider-untrusted', '4exampleclientid'],
  ['GetId', NAE, "Invalid login token. Issuer doesn't match providerName", 'issuer', USER_POOL],
  ['GetId', NAE, 'Invalid login token. Missing a required claim: aud', 'access-token', 'ID token'],
  [
    'GetId',
    NAE,
    'Invalid login token. Not a valid OpenId Connect identity token.',
    'access-token',
    'ID token',
  ],
  ['GetId', NAE, "Invalid login token. Couldn't verify signed token.", 'token-signature', 'signature'],
  ['GetId', NAE, 'Invalid login token. Token expired: 1763810000 >= 1763800000', 'token-expired', 'expired'],
  [
    'GetId',
    NAE,
    "Logins don't match. Please include at least one valid login for this identity or identity pool.",
    'logins',
    'another sign-in',
  ],
  [
    'GetId',
    'ResourceConflictException',
    'Login is already linked to another account.',
    'logins',
    'another sign-in',
  ],
  ['GetOpenIdToken', NAE, "Access to Identity 'eu-central-1:1' is forbidden.", 'logins', 'another sign-in'],
  [
    'GetCredentialsForIdentity',
    'ResourceNotFoundException',
    "Identity 'eu-central-1:1' not found.",
    'logins',
    'no longer exists',
  ],
  [
    'GetId',
    'ResourceNotFoundException',
    `IdentityPool '${IDENTITY_POOL}' not found.`,
    'wrong-pool',
    IDENTITY_POOL,
  ],
  [
    'GetId',
    'ValidationException',
    "1 validation error detected: Value 'x' at 'identityPoolId' failed to satisfy constraint",
    'wrong-pool',
    IDENTITY_POOL,
  ],
  [
    'GetOpenIdToken',
    'InvalidParameterException',
    'Basic (classic) flow is not enabled, please use enhanced flow.',
    'classic-off',
    IDENTITY_POOL,
  ],
  [
    'GetCredentialsForIdentity',
    'InvalidIdentityPoolConfigurationException',
    'Invalid identity pool configuration. Check assigned IAM roles for this pool.',
    'role-trust',
    ROLE,
  ],
  [
    'GetCredentialsForIdentity',
    'InvalidParameterException',
    `The role ${ROLE} is not one of those that the login token grants.`,
    'role-trust',
    ROLE,
  ],
  ['GetId', 'ExternalServiceException', '', 'token-signature', USER_POOL],
  ['GetId', 'TooManyRequestsException', 'Rate exceeded', 'throttled', 'slow down'],
  ['GetId', 'LimitExceededException', '', 'throttled', 'slow down'],
  [
    'GetId',
    'InternalErrorException',
    'Internal failure',
    'unexpected',
    /GetId: InternalErrorException \(Internal failure\)/,
  ],
];

const PASSWORD: FaultContext = { method: 'password' };
const NEW_PASSWORD: FaultContext = { challenge: 'NEW_PASSWORD_REQUIRED' };

const USER_ROWS: Row[] = [
  ['RespondToAuthChallenge', NAE, 'Incorrect username or password.', 'wrong-password', 'password is wrong'],
  ['InitiateAuth', NAE, 'User not authorized', 'wrong-password', 'password is wrong'],
  [
    'InitiateAuth',
    'InvalidPasswordException',
    'Invalid Password',
    'wrong-password',
    'password is wrong',
    PASSWORD,
  ],
  [
    'InitiateAuth',
    'InvalidParameterException',
    'Missing required parameter USERNAME',
    'wrong-password',
    'missing',
  ],
  ['InitiateAuth', 'UserNotFoundException', 'User does not exist.', 'user-unknown', USER_POOL],
  ['InitiateAuth', 'UserNotConfirmedException', 'User is not confirmed.', 'unconfirmed', 'confirmed'],
  ['InitiateAuth', NAE, 'User is disabled.', 'disabled', 'disabled'],
  [
    'InitiateAuth',
    'PasswordResetRequiredException',
    'Password reset required for the user',
    'password-reset',
    'reset',
  ],
  [
    'InitiateAuth',
    NAE,
    'Temporary password has expired and must be reset by an administrator.',
    'password-reset',
    'expired',
  ],
  ['InitiateAuth', NAE, 'Password attempts exceeded', 'throttled', 'locked'],
  [
    'InitiateAuth',
    'LimitExceededException',
    'Attempt limit exceeded, please try after some time.',
    'throttled',
    'locked',
  ],
  ['InitiateAuth', 'TooManyRequestsException', 'Too many requests', 'throttled', 'slow down'],
  [
    'InitiateAuth',
    'ResourceNotFoundException',
    'User pool client 4exampleclientid does not exist.',
    'wrong-client',
    '4exampleclientid',
  ],
  [
    'InitiateAuth',
    'ResourceNotFoundException',
    `User pool ${USER_POOL} does not exist.`,
    'wrong-pool',
    USER_POOL,
  ],
  [
    'InitiateAuth',
    NAE,
    'Client 4exampleclientid is configured with secret but SECRET_HASH was not received',
    'client-secret',
    '4exampleclientid',
  ],
  [
    'InitiateAuth',
    NAE,
    'Unable to verify secret hash for client 4exampleclientid',
    'client-secret',
    'client secret',
    { hasClientSecret: true },
  ],
  [
    'InitiateAuth',
    NAE,
    'SecretHash does not match for the client: 4exampleclientid',
    'client-secret',
    '4exampleclientid',
  ],
  [
    'InitiateAuth',
    'InvalidParameterException',
    'USER_PASSWORD_AUTH flow not enabled for this client',
    'flow-off',
    'USER_PASSWORD_AUTH',
    PASSWORD,
  ],
  [
    'InitiateAuth',
    'InvalidParameterException',
    'USER_SRP_AUTH is not enabled for the client.',
    'flow-off',
    'USER_SRP_AUTH',
    { method: 'srp' },
  ],
  [
    'InitiateAuth',
    'Unsupported',
    'Cognito Local unsupported feature',
    'flow-off',
    'USER_SRP_AUTH',
    { method: 'srp' },
  ],
  ['InitiateAuth', 'ResourceNotFoundException', 'Resource not found', 'wrong-client', '4exampleclientid'],
  [
    'InitiateAuth',
    'UserLambdaValidationException',
    'PreAuthentication failed with error No.',
    'denied',
    'PreAuthentication failed',
  ],
  ['InitiateAuth', 'ForbiddenException', 'Request not allowed due to WAF block.', 'denied', 'WAF'],
  [
    'RespondToAuthChallenge',
    'CodeMismatchException',
    'Invalid code or auth state for the user.',
    'code-wrong',
    'wrong',
  ],
  ['VerifySoftwareToken', 'EnableSoftwareTokenMFAException', 'Code mismatch', 'code-wrong', 'wrong'],
  [
    'RespondToAuthChallenge',
    'ExpiredCodeException',
    'Your software token has already been used once.',
    'code-wrong',
    'used',
  ],
  [
    'RespondToAuthChallenge',
    'ExpiredCodeException',
    'Invalid code provided, please request a code again.',
    'code-expired',
    'no longer valid',
  ],
  [
    'RespondToAuthChallenge',
    NAE,
    'Invalid session for the user, session is expired.',
    'session-expired',
    'forgotten',
  ],
  ['RespondToAuthChallenge', NAE, 'Invalid session for the user.', 'session-expired', 'forgotten'],
  [
    'RespondToAuthChallenge',
    'InvalidPasswordException',
    'Password did not conform with policy: Password must have symbol characters',
    'password-policy',
    'Password must have symbol characters',
    NEW_PASSWORD,
  ],
  [
    'RespondToAuthChallenge',
    'PasswordHistoryPolicyViolationException',
    'Password has been used',
    'password-policy',
    'has been used',
    NEW_PASSWORD,
  ],
  [
    'RespondToAuthChallenge',
    'InvalidParameterException',
    'Invalid attributes given, name is missing',
    'attribute',
    'name is missing',
    NEW_PASSWORD,
  ],
  [
    'AssociateSoftwareToken',
    'SoftwareTokenMFANotFoundException',
    'Software Token MFA is not enabled',
    'mfa-refused',
    'authenticator',
  ],
  [
    'InitiateAuth',
    'MFAMethodNotFoundException',
    'No MFA mechanism registered in the account.',
    'mfa-refused',
    'second factor',
  ],
  ['GetTokensFromRefreshToken', NAE, 'Refresh Token has expired', 'refresh-refused', 'expired'],
  ['GetTokensFromRefreshToken', NAE, 'Invalid Refresh Token', 'refresh-refused', 'does not accept'],
  ['GetTokensFromRefreshToken', NAE, 'Refresh Token has been revoked', 'refresh-refused', 'revoked'],
  [
    'GetTokensFromRefreshToken',
    'RefreshTokenReuseException',
    'Refresh token has been reused',
    'refresh-refused',
    'used before',
  ],
  ['GetTokensFromRefreshToken', NAE, '', 'refresh-refused', 'did not renew'],
  ['GetTokensFromRefreshToken', NAE, 'User is disabled.', 'disabled', 'disabled'],
  [
    'GetTokensFromRefreshToken',
    NAE,
    'Unable to verify secret for client 4exampleclientid',
    'client-secret',
    '4exampleclientid',
  ],
  [
    'GetTokensFromRefreshToken',
    NAE,
    'Client 4exampleclientid is configured with secret but ClientSecret was not received',
    'client-secret',
    '4exampleclientid',
  ],
  [
    'RevokeToken',
    'UnsupportedTokenTypeException',
    'The provided token type is not supported.',
    'unexpected',
    'UnsupportedTokenTypeException',
  ],
];

const WEB = 'AssumeRoleWithWebIdentity';
const MFA: FaultContext = { mfaSerial: 'arn:aws:iam::123456789012:mfa/ada' };

const STS_ROWS: Row[] = [
  [
    'AssumeRole',
    'AccessDenied',
    `User: arn:aws:iam::123456789012:user/Ada is not authorized to perform: sts:AssumeRole on resource: ${ROLE}`,
    'denied',
    /user\/Ada .*role\/tester/,
  ],
  [
    'AssumeRole',
    'AccessDenied',
    `User: arn:aws:iam::123456789012:user/Ada is not authorized to perform: sts:TagSession on resource: ${ROLE}`,
    'denied',
    'Session tags',
  ],
  [
    'AssumeRole',
    'AccessDenied',
    'MultiFactorAuthentication failed with invalid MFA one time pass code. ',
    'mfa-refused',
    'code is wrong',
    MFA,
  ],
  [
    'AssumeRole',
    'AccessDenied',
    'MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.',
    'mfa-refused',
    'mfa/ada',
    MFA,
  ],
  [WEB, 'AccessDenied', 'Not authorized to perform sts:AssumeRoleWithWebIdentity', 'role-trust', ROLE],
  [
    WEB,
    'ExpiredTokenException',
    'Token expired: current date/time must be before the expiration date/time',
    'token-expired',
    'who you are',
  ],
  [
    WEB,
    'InvalidIdentityToken',
    'No OpenIDConnect provider found in your account for https://example.com',
    'issuer',
    ROLE,
  ],
  [WEB, 'InvalidIdentityToken', 'Incorrect token audience', 'provider-untrusted', 'audience'],
  [
    WEB,
    'InvalidIdentityToken',
    "Couldn't retrieve verification key from your identity provider",
    'token-signature',
    'could not reach',
  ],
  [
    WEB,
    'InvalidIdentityToken',
    'The ID Token provided is not a valid JWT.',
    'token-signature',
    'could not verify',
  ],
  [WEB, 'IDPRejectedClaim', 'The claim was rejected', 'token-signature', 'rejected'],
  [WEB, 'IDPCommunicationError', '', 'token-signature', 'could not reach'],
  [
    'GetCallerIdentity',
    'ExpiredToken',
    'The security token included in the request is expired',
    'token-expired',
    'temporary keys',
  ],
  [
    'GetCallerIdentity',
    'InvalidClientTokenId',
    'The security token included in the request is invalid.',
    'keys-refused',
    'does not know',
  ],
  [
    'GetCallerIdentity',
    'SignatureDoesNotMatch',
    'The request signature we calculated does not match',
    'keys-refused',
    'secret access key',
  ],
  [
    'GetCallerIdentity',
    'SignatureDoesNotMatch',
    'Credential should be scoped to a valid region. ',
    'wrong-region',
    'eu-central-1',
  ],
  [
    'AssumeRole',
    'RegionDisabledException',
    'STS is not activated in this region',
    'wrong-region',
    'eu-central-1',
  ],
  [
    'AssumeRole',
    'ValidationError',
    'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    'duration',
    'maximum session duration',
  ],
  [
    'AssumeRole',
    'ValidationError',
    'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    'duration',
    'an hour',
  ],
  [
    'AssumeRole',
    'ValidationError',
    "1 validation error detected: Value 'a b' at 'roleSessionName' failed to satisfy constraint",
    'setting',
    'roleSessionName',
  ],
  ['AssumeRole', 'MalformedPolicyDocument', 'This policy contains invalid Json', 'setting', 'invalid Json'],
  ['AssumeRole', 'PackedPolicyTooLarge', 'Packed size too large', 'tags-too-large', 'session tags'],
  ['AssumeRole', 'Throttling', 'Rate exceeded', 'throttled', 'slow down'],
  ['GetCallerIdentity', 'AccessDenied', 'An organization policy denies it', 'denied', 'GetCallerIdentity'],
  [
    'GetCallerIdentity',
    'SignatureDoesNotMatch',
    'Signature not yet current: 20261122T101000Z is still later than 20261122T100500Z (20261122T100000Z + 5 min.)',
    'clock',
    '10 min ahead',
  ],
  ['GetCallerIdentity', 'RequestExpired', 'Request has expired.', 'clock', 'more than 5 minutes'],
];

const SSO_ROWS: Row[] = [
  ['CreateToken', 'expired_token', '', 'code-expired', 'in time'],
  ['CreateToken', 'access_denied', '', 'cancelled', 'refused'],
  ['CreateToken', 'InvalidGrantException', '', 'refresh-refused', 'did not renew'],
  ['StartDeviceAuthorization', 'InvalidClientException', '', 'session-expired', 'registration'],
  ['StartDeviceAuthorization', 'InvalidRequestException', '', 'wrong-region', /d-1234567890.*eu-central-1/],
  [
    'ListAccounts',
    'UnauthorizedException',
    'Session token not found or invalid',
    'session-expired',
    'has ended',
  ],
  ['GetRoleCredentials', 'ForbiddenException', 'No access', 'denied', /Reader.*123456789012/],
  ['GetRoleCredentials', 'ResourceNotFoundException', '', 'denied', 'Reader'],
  ['ListAccounts', 'TooManyRequestsException', 'HTTP 429 Unknown Code', 'throttled', 'slow down'],
  ['GetRoleCredentials', 'InvalidRequestException', 'Bad', 'unexpected', 'InvalidRequestException'],
];

const ROWS = (
  [
    ['identity-pool', POOL_ROWS],
    ['user-pool', USER_ROWS],
    ['sts', STS_ROWS],
    ['identity-center', SSO_ROWS],
  ] as const
).flatMap(([service, rows]) =>
  rows.map(([operation, type, text, id, names, context]) => ({
    service,
    operation,
    type,
    text,
    id,
    names,
    context,
  })),
);

const faultOf = ({ service, operation, type, text }: (typeof ROWS)[number]): ServiceFault => ({
  service,
  operation,
  type,
  message: text,
  status: 400,
});

test.each(ROWS)('$service $operation, $type “$text”: $id', (row) => {
  const problem = explainFault(faultOf(row), { ...CONTEXT, ...row.context });
  expect(problem.id).toBe(`sign-in.${row.id}`);
  const sentence = `${problem.message} ${problem.next}`;
  if (typeof row.names === 'string') expect(sentence).toContain(row.names);
  else expect(sentence).toMatch(row.names);
});

test('every explanation is a sentence with a next step, with little known as with much', () => {
  for (const row of ROWS) {
    for (const context of [{}, { ...CONTEXT, ...row.context }]) {
      const problem = explainFault(faultOf(row), context);
      expect(problem.message).toMatch(/^\S.*[.)”\w]$/);
      expect(problem.next).toMatch(/\.$/);
      expect(`${problem.message} ${problem.next}`).not.toMatch(/undefined|null|!|\bNaN\b|\.\./);
    }
  }
});
