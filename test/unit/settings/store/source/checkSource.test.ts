import { describe, expect, it } from 'vitest';
import { checkSource } from '#settings/store/source/checkSource.ts';
import { blankSource, type SourceForm } from '#settings/store/source/sourceForm.ts';
import { CLIENT, IDENTITY_POOL, ROLE, USER_POOL, waiting } from '../../kinds.ts';
import { profile } from '../../samples.ts';

const keys = profile({ id: 'keys', name: 'keys' });
const sso = waiting('sso', { kind: 'sso', startUrl: 'https://x.awsapps.com/start', ssoRegion: 'eu-west-1' });
const role = (id: string, sourceProfileId: string) =>
  waiting(id, { kind: 'role', sourceProfileId, roleArn: ROLE });

const GOOD: Record<'cognito' | 'role' | 'sso', Partial<SourceForm>> = {
  cognito: {
    kind: 'cognito',
    identityPoolId: IDENTITY_POOL,
    signIn: 'hosted',
    userPoolId: USER_POOL,
    clientId: CLIENT,
    domain: 'example.auth.eu-central-1.amazoncognito.com',
  },
  role: { kind: 'role', sourceProfileId: 'keys', roleArn: ROLE },
  sso: { kind: 'sso', startUrl: 'https://d-1234567890.awsapps.com/start', ssoRegion: 'eu-central-1' },
};

const check = (kind: keyof typeof GOOD, patch: Partial<SourceForm> = {}, id?: string) =>
  checkSource({ ...blankSource(), ...GOOD[kind], ...patch, id }, [
    keys,
    sso,
    role('a', 'b'),
    role('b', 'me'),
    role('me', 'keys'),
  ]);

describe('a source that can be saved', () => {
  it.each(['cognito', 'role', 'sso'] as const)('has no fault: %s', (kind) => {
    expect(check(kind)).toEqual({});
  });

  it.each<[keyof typeof GOOD, Partial<SourceForm>]>([
    ['cognito', { signIn: 'guest', userPoolId: '', clientId: '' }],
    ['cognito', { signIn: 'tab', userPoolId: '', clientId: '' }],
    ['cognito', { identityPoolEndpoint: 'https://x.example/path' }],
    ['cognito', { signIn: 'token', provider: 'accounts.google.com' }],
    ['cognito', { flow: 'classic', cognitoRoleArn: 'arn:aws-us-gov:iam::123456789012:role/path/ws' }],
    ['cognito', { domain: 'http://localhost:9229', userPoolEndpoint: 'http://127.0.0.1:9229' }],
    ['role', { duration: '43200', sessionName: 'me@example.com', externalId: 'a:b/c' }],
    ['role', { tags: [{ key: 'team', value: 'größe 1' }] }],
    ['sso', { accountId: '000000000000', roleName: 'ReadOnly' }],
  ])('takes %s with %j', (kind, patch) => {
    expect(check(kind, patch)).toEqual({});
  });
});

describe('a source that cannot be saved', () => {
  it.each<[keyof typeof GOOD, Partial<SourceForm>, string, RegExp]>([
    ['cognito', { identityPoolId: '' }, 'identityPoolId', /missing/],
    ['cognito', { identityPoolId: USER_POOL }, 'identityPoolId', /user pool, not of an identity pool/],
    ['cognito', { identityPoolId: 'pool' }, 'identityPoolId', /no identity pool ID/],
    ['cognito', { userPoolId: IDENTITY_POOL }, 'userPoolId', /identity pool, not of a user pool/],
    ['cognito', { userPoolId: '' }, 'userPoolId', /missing/],
    ['cognito', { clientId: 'my client' }, 'clientId', /no app client ID/],
    ['cognito', { domain: '' }, 'domain', /missing/],
    ['cognito', { domain: 'http://login.example.com' }, 'domain', /http/],
    ['cognito', { domain: 'two words' }, 'domain', /no address/],
    ['cognito', { flow: 'classic' }, 'cognitoRoleArn', /assumes a role/],
    ['cognito', { cognitoRoleArn: 'ws-dev' }, 'cognitoRoleArn', /no ARN of a role/],
    ['cognito', { signIn: 'token', provider: 'https://x.example' }, 'provider', /without “https/],
    ['cognito', { stsEndpoint: 'http://example.com' }, 'stsEndpoint', /127\.0\.0\.1/],
    ['cognito', { signIn: 'tab', identityPoolId: '' }, 'identityPoolId', /missing/],
    ['cognito', { identityPoolEndpoint: 'https://x.example/?a' }, 'identityPoolEndpoint', /more than/],
    ['role', { sourceProfileId: '' }, 'sourceProfileId', /No profile is chosen/],
    ['role', { sourceProfileId: 'gone' }, 'sourceProfileId', /No profile is chosen/],
    ['role', { roleArn: 'arn:aws:sts::123456789012:assumed-role/ws/me' }, 'roleArn', /session of a role/],
    ['role', { duration: '60' }, 'duration', /900 to 43,200/],
    ['role', { duration: '1h' }, 'duration', /900 to 43,200/],
    ['role', { sourceProfileId: 'sso', duration: '7200' }, 'duration', /one hour at most/],
    ['role', { sessionName: 'a b' }, 'sessionName', /session name/],
    ['role', { externalId: 'x' }, 'externalId', /external ID/],
    ['role', { mfaSerial: 'short' }, 'mfaSerial', /MFA/],
    ['role', { stsRegion: 'Frankfurt' }, 'stsRegion', /no region/],
    ['role', { tags: [{ key: '', value: 'x' }] }, 'tags', /no key/],
    ['role', { tags: [{ key: 'aws:x', value: '' }] }, 'tags', /AWS’s own/],
    [
      'role',
      {
        tags: [
          { key: 'a', value: '1' },
          { key: 'A', value: '2' },
        ],
      },
      'tags',
      /twice/,
    ],
    ['role', { tags: [{ key: 'a', value: '<b>' }] }, 'tags', /character/],
    ['sso', { startUrl: 'portal' }, 'startUrl', /no start URL/],
    ['sso', { ssoRegion: '' }, 'ssoRegion', /missing/],
    ['sso', { accountId: '123' }, 'accountId', /12 digits/],
  ])('%s with %j is refused at %s', (kind, patch, field, words) => {
    const faults = check(kind, patch);
    expect(Object.keys(faults)).toEqual([field]);
    expect(faults[field]?.message).toMatch(words);
  });

  it('assumes no role with itself, at once or around a corner', () => {
    expect(check('role', { sourceProfileId: 'me' }, 'me').sourceProfileId?.message).toMatch(/with itself/);
    expect(check('role', { sourceProfileId: 'a' }, 'me').sourceProfileId?.message).toMatch(
      /“a”, which goes back to this profile/,
    );
  });
});
