import type { CognitoSignIn, ProfileView, Source } from '#core/profile.ts';
import type { SignInStep, TabSession } from '#core/signIn.ts';
import { profile } from './samples.ts';

export const IDENTITY_POOL = 'eu-central-1:0b4c5d6e-7f80-4a1b-8c2d-3e4f5a6b7c8d';
export const USER_POOL = 'eu-central-1_Ab12Cd34';
export const CLIENT = '4h5kexample2p';
export const ROLE = 'arn:aws:iam::123456789012:role/ws-dev';

export const cognito = (signIn: CognitoSignIn, more: Partial<Source> = {}): Source =>
  ({ kind: 'cognito', identityPoolId: IDENTITY_POOL, flow: 'enhanced', signIn, ...more }) as Source;

export const password = (userName = 'noor'): CognitoSignIn => ({
  type: 'password',
  userPoolId: USER_POOL,
  clientId: CLIENT,
  userName,
  method: 'srp',
});

const hosted: CognitoSignIn = {
  type: 'hosted',
  userPoolId: USER_POOL,
  clientId: CLIENT,
  domain: 'https://example.auth.eu-central-1.amazoncognito.com',
};

const sso: Source = {
  kind: 'sso',
  startUrl: 'https://d-1234567890.awsapps.com/start',
  ssoRegion: 'eu-central-1',
};

/** A profile without credentials that waits at a step; for sign-in where none is given. */
export function waiting(id: string, source: Source, step: SignInStep = { type: 'sign-in' }): ProfileView {
  const { accessKeyId: _, expiresAt: __, ...view } = profile({ id, name: id, source, hasKeys: false, step });
  return view;
}

const challenge = (
  now: number,
  name: Extract<SignInStep, { type: 'challenge' }>['name'],
  more: Partial<Extract<SignInStep, { type: 'challenge' }>> = {},
): SignInStep => ({ type: 'challenge', name, expiresAt: now + 170_000, ...more });

export function tabSession(now: number): TabSession {
  return {
    id: 't1',
    origin: 'https://app.example.com',
    userName: 'noor',
    userPoolId: USER_POOL,
    clientId: CLIENT,
    region: 'eu-central-1',
    expiresAt: now + 1_800_000,
  };
}

/** A guest before any credentials were fetched: there is nothing to do for the person. */
export function guest(): ProfileView {
  const { step: _, ...view } = waiting('guest', cognito({ type: 'guest' }));
  return { ...view, hasKeys: true, refreshes: true };
}

/** A profile of each kind, and one at each step of a sign-in; named by what they show. */
export function kinds(now: number): ProfileView[] {
  const at = (id: string, step: SignInStep) => waiting(id, cognito(password()), step);
  return [
    profile({ id: 'keys', name: 'dev keys', expiresAt: now + 2_500_000 }),
    profile({
      id: 'signed-in',
      name: 'staging',
      source: cognito(password()),
      expiresAt: now + 3_400_000,
      refreshes: true,
      signedInAs: 'noor',
    }),
    guest(),
    waiting('password', cognito(password())),
    at('wrong-password', {
      type: 'sign-in',
      problem: {
        id: 'sign-in.wrong-password',
        message: 'User name or password is wrong.',
        next: 'Type them again.',
      },
    }),
    at('unreachable', {
      type: 'sign-in',
      problem: {
        id: 'sign-in.unreachable',
        message: 'The user pool could not be reached.',
        next: 'Try again.',
      },
    }),
    waiting('hosted', cognito(hosted)),
    waiting('token', cognito({ type: 'token', provider: 'accounts.google.com' })),
    waiting('tab', cognito({ type: 'tab' })),
    at('new-password', challenge(now, 'NEW_PASSWORD_REQUIRED', { requiredAttributes: ['email', 'name'] })),
    at(
      'sms',
      challenge(now, 'SMS_MFA', {
        destination: '+********1234',
        problem: { id: 'sign-in.code-wrong', message: 'This is not the code.', next: 'Type it again.' },
      }),
    ),
    at('choose-mfa', challenge(now, 'SELECT_MFA_TYPE', { options: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'] })),
    at('totp', challenge(now, 'MFA_SETUP', { totpSecret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP' })),
    at('email', challenge(now, 'MFA_SETUP', { requiredAttributes: ['email'] })),
    at('custom', challenge(now, 'CUSTOM_CHALLENGE', { parameters: { question: 'First pet?' } })),
    waiting('role', {
      kind: 'role',
      sourceProfileId: 'keys',
      roleArn: ROLE,
      durationSeconds: 900,
      tags: { team: 'chat', cost: 'ops' },
    }),
    waiting(
      'mfa',
      {
        kind: 'role',
        sourceProfileId: 'keys',
        roleArn: ROLE,
        mfaSerial: 'arn:aws:iam::123456789012:mfa/noor',
      },
      { type: 'mfa-code', serial: 'arn:aws:iam::123456789012:mfa/noor' },
    ),
    waiting('sso', sso),
    waiting('device', sso, {
      type: 'device-code',
      userCode: 'BDWP-HQPK',
      url: 'https://device.sso.eu-central-1.amazonaws.com/?user_code=BDWP-HQPK',
      expiresAt: now + 590_000,
      intervalSeconds: 5,
    }),
    waiting('choose-role', sso, {
      type: 'choose-role',
      roles: [
        { accountId: '123456789012', accountName: 'development', roleName: 'AdministratorAccess' },
        { accountId: '123456789012', accountName: 'development', roleName: 'ReadOnly' },
        { accountId: '210987654321', roleName: 'ReadOnly' },
      ],
    }),
  ];
}
