import type { CognitoSignIn, Keys, ProfileDraft } from '#core/profile.ts';

export const KEYS: Keys = {
  accessKeyId: 'ASIAEXAMPLEEXAMPLE00',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  sessionToken: 'IQoJb3JpZ2luX2VjEXAMPLE',
};

const IDENTITY_POOL = 'eu-central-1:1234abcd-12ab-34cd-56ef-1234567890ab';
const CLIENT = { userPoolId: 'eu-central-1_Ab12Cd34', clientId: '1example23456789' };

function cognito(signIn: CognitoSignIn, more: object = {}): ProfileDraft {
  return {
    name: signIn.type,
    source: { kind: 'cognito', identityPoolId: IDENTITY_POOL, flow: 'enhanced', signIn, ...more },
  };
}

/** A draft of each kind of profile. */
export const DRAFTS = {
  keys: { name: 'keys', source: { kind: 'keys' }, keys: KEYS } as ProfileDraft,
  guest: cognito({ type: 'guest' }),
  classic: cognito({ type: 'guest' }, { flow: 'classic', roleArn: 'arn:aws:iam::111122223333:role/guest' }),
  password: cognito({ type: 'password', ...CLIENT, userName: 'maria', method: 'srp' }),
  hosted: cognito({
    type: 'hosted',
    ...CLIENT,
    domain: 'https://example.auth.eu-central-1.amazoncognito.com',
  }),
  token: cognito({ type: 'token' }),
  tab: cognito({ type: 'tab' }),
  sso: {
    name: 'sso',
    source: { kind: 'sso', startUrl: 'https://d-1234567890.awsapps.com/start', ssoRegion: 'eu-west-1' },
  } as ProfileDraft,
  role: (sourceProfileId: string, more: object = {}): ProfileDraft => ({
    name: 'role',
    source: { kind: 'role', sourceProfileId, roleArn: 'arn:aws:iam::111122223333:role/deep/worker', ...more },
  }),
};
