import { beforeEach, describe, expect, it } from 'vitest';
import { Problem } from '#core/problem.ts';
import type { CognitoSource, ProfileDraft, Source } from '#core/profile.ts';
import { DRAFTS } from '#test/unit/background/world/drafts.ts';
import { PASSWORD } from '#test/unit/background/world/fakeAws.ts';
import { createWorld, type TestWorld } from '#test/unit/background/world/world.ts';

const KEYS = {
  accessKeyId: 'ASIAEXAMPLEEXAMPLE00',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  sessionToken: 'token',
  expiresAt: 1_000_000,
};
const source: Source = { kind: 'keys' };

let t: TestWorld;
beforeEach(() => {
  t = createWorld();
});

describe('saving a profile', () => {
  it('puts the keys into the vault and nothing of them beside the profile', async () => {
    await t.background.saveProfile({ name: 'dev', source, region: 'eu-central-1', keys: KEYS });
    expect(t.items.secrets.value).toEqual({ id1: { keys: KEYS } });
    expect(t.items.profiles.value).toEqual([{ id: 'id1', name: 'dev', source, region: 'eu-central-1' }]);
  });

  it('shows views the masked key id and no secret', async () => {
    const view = await t.background.saveProfile({ name: 'dev', source, keys: KEYS });
    expect(view).toMatchObject({
      hasKeys: true,
      hasToken: true,
      longLived: false,
      refreshes: false,
      locked: false,
      accessKeyId: 'ASIA…LE00',
      expiresAt: 1_000_000,
    });
    expect(JSON.stringify(await t.background.overview())).not.toMatch(/wJalr|"token"|ASIAEXAMPLE/);
  });

  it('keeps the stored keys where none are given', async () => {
    const { id } = await t.background.saveProfile({ name: 'dev', source, keys: KEYS });
    const view = await t.background.saveProfile({ id, name: 'renamed', source, region: 'us-east-1' });
    expect(view).toMatchObject({ name: 'renamed', hasKeys: true });
    expect(t.items.secrets.value[id]?.keys).toEqual(KEYS);
  });

  it('drops derived signing keys when the keys change', async () => {
    const { id } = await t.background.saveProfile({ name: 'dev', source, keys: KEYS });
    const before = t.forgotten();
    await t.background.saveProfile({ id, name: 'dev', source, keys: { ...KEYS, secretAccessKey: 'other' } });
    expect(t.forgotten()).toBeGreaterThan(before);
  });

  it.each<[string, ProfileDraft, string]>([
    ['a name of spaces', { name: '  ', source, keys: KEYS }, 'profile.name'],
    ['a name of 81 characters', { name: 'x'.repeat(81), source, keys: KEYS }, 'profile.name'],
    ['a region with a slash', { name: 'a', source, region: 'eu/central', keys: KEYS }, 'profile.region'],
    ['a service with a space', { name: 'a', source, service: 'execute api', keys: KEYS }, 'profile.service'],
    [
      'an endpoint that is no origin',
      { name: 'a', source, endpoint: 'not a url', keys: KEYS },
      'profile.endpoint',
    ],
    ['no keys', { name: 'a', source }, 'keys.missing'],
    ['no secret', { name: 'a', source, keys: { ...KEYS, secretAccessKey: '' } }, 'keys.missing-secret'],
    [
      'an ASIA key without token',
      { name: 'a', source, keys: { accessKeyId: 'ASIAX', secretAccessKey: 's' } },
      'keys.missing-token',
    ],
  ])('refuses %s and stores nothing', async (_, draft, id) => {
    await expect(t.background.saveProfile(draft)).rejects.toMatchObject({ name: 'Problem', id });
    expect(t.items.profiles.value).toEqual([]);
    expect(t.items.secrets.value).toEqual({});
  });

  it('refuses a second profile of the same name and leaves the first alone', async () => {
    await t.background.saveProfile({ name: 'dev', source, keys: KEYS });
    await expect(t.background.saveProfile({ name: 'dev', source, keys: KEYS })).rejects.toMatchObject({
      id: 'profile.name',
    });
    expect(Object.keys(t.items.secrets.value)).toEqual(['id1']);
  });
});

describe('settings of a source', () => {
  const cognito = DRAFTS.password.source as CognitoSource;
  const role = { kind: 'role', sourceProfileId: 'p', roleArn: 'arn:aws:iam::111122223333:role/r' } as const;
  const sso = { kind: 'sso', startUrl: 'https://x.awsapps.com/start', ssoRegion: 'eu-west-1' } as const;

  it.each<[string, unknown, string]>([
    ['a kind that is none', { kind: 'magic' }, 'kind'],
    ['an identity pool without region', { ...cognito, identityPoolId: 'abc' }, 'identity pool id'],
    ['no identity pool', { ...cognito, identityPoolId: ' ' }, 'identityPoolId'],
    [
      'a user pool id of another shape',
      { ...cognito, signIn: { ...cognito.signIn, userPoolId: 'x' } },
      'user pool id',
    ],
    [
      'a client id with a slash',
      { ...cognito, signIn: { ...cognito.signIn, clientId: 'a/b' } },
      'app client id',
    ],
    ['the classic flow without a role', { ...cognito, flow: 'classic' }, 'classic flow'],
    [
      'an endpoint with a path of another scheme',
      { ...cognito, endpoints: { sts: 'ftp://x' } },
      'endpoint sts',
    ],
    [
      'an endpoint with a user',
      { ...cognito, endpoints: { userPool: 'https://a:b@x' } },
      'endpoint userPool',
    ],
    ['a role ARN of a user', { ...role, roleArn: 'arn:aws:iam::111122223333:user/r' }, 'role ARN'],
    ['a session name with a space', { ...role, sessionName: 'a b' }, 'session name'],
    ['14 minutes', { ...role, durationSeconds: 840 }, '900 to 43,200'],
    ['a start URL that is none', { ...sso, startUrl: 'd-1234567890' }, 'start URL'],
    ['a start URL that is a script', { ...sso, startUrl: 'javascript:alert(1)' }, 'start URL'],
    ['a region with a dot, which would be another host', { ...sso, ssoRegion: 'evil.example/' }, 'region'],
    ['a short account id', { ...sso, accountId: '123' }, 'account id'],
  ])('are refused with a sentence for %s', async (_, wrong, words) => {
    await expect(t.background.saveProfile({ name: 'a', source: wrong as Source })).rejects.toMatchObject({
      id: 'profile.source',
      message: expect.stringContaining(words),
    });
    expect(t.items.profiles.value).toEqual([]);
  });

  it.each<[unknown, string]>([
    [{ ...cognito, identityPoolId: 'abc' }, 'identityPoolId'],
    [{ ...cognito, signIn: { ...cognito.signIn, userPoolId: 'x' } }, 'signIn.userPoolId'],
    [{ ...cognito, signIn: { type: 'password' } }, 'signIn.userPoolId'],
    [{ ...cognito, endpoints: { userPool: 'ftp://x' } }, 'endpoints.userPool'],
    [{ ...role, stsRegion: 'EU' }, 'stsRegion'],
    [{ ...role, durationSeconds: 1 }, 'durationSeconds'],
    [{ ...sso, ssoRegion: '/' }, 'ssoRegion'],
  ])('are refused with the name of what is wrong in %j', async (wrong, about) => {
    await expect(t.background.saveProfile({ name: 'a', source: wrong as Source })).rejects.toMatchObject({
      id: 'profile.source',
      about,
    });
  });

  it('are stored trimmed, without what is empty or unknown', async () => {
    const typed = {
      ...cognito,
      identityPoolId: ` ${cognito.identityPoolId} `,
      roleArn: '',
      password: 'CANARY',
      signIn: { ...cognito.signIn, userName: ' ' },
    };
    await t.background.saveProfile({ name: 'a', source: typed });
    const { userName: _, ...signIn } = cognito.signIn as { userName?: string };
    expect(t.items.profiles.value[0]?.source).toEqual({ ...cognito, signIn });
  });
});

const HOSTED_SIGN_IN = (DRAFTS.hosted.source as CognitoSource).signIn as Extract<
  CognitoSource['signIn'],
  { type: 'hosted' }
>;

describe('changing the source of a profile', () => {
  let id: string;
  const cognito = DRAFTS.password.source as CognitoSource;
  beforeEach(async () => {
    id = (await t.background.saveProfile({ ...DRAFTS.password, clientSecret: 'CANARY-client' })).id;
    await t.background.signIn(id, { password: PASSWORD });
  });
  const change = (changed: Source) => t.background.saveProfile({ ...DRAFTS.password, id, source: changed });

  it('keeps everything where only the name is new', async () => {
    const before = t.items.secrets.value[id];
    await t.background.saveProfile({ ...DRAFTS.password, id, name: 'new' });
    expect(t.items.secrets.value[id]).toEqual(before);
  });

  it('keeps the sign-in for another identity pool, and not what that gave', async () => {
    await change({ ...cognito, identityPoolId: 'eu-central-1:00000000-12ab-34cd-56ef-1234567890ab' });
    expect(Object.keys(t.items.secrets.value[id] ?? {}).sort()).toEqual([
      'clientSecret',
      'signedInAs',
      'tokens',
    ]);
  });

  it('keeps only the client secret for another way of signing in at the same client', async () => {
    await change({
      ...cognito,
      signIn: { ...cognito.signIn, method: 'password' } as CognitoSource['signIn'],
    });
    expect(t.items.secrets.value[id]).toEqual({ clientSecret: 'CANARY-client' });
  });

  it('forgets everything for another client', async () => {
    await change({ ...cognito, signIn: { ...cognito.signIn, clientId: 'other' } as CognitoSource['signIn'] });
    expect(t.items.secrets.value[id]).toEqual({});
  });

  it.each([
    ['another user pool endpoint', { endpoints: { userPool: 'https://other.example' } }],
    ['a user pool endpoint in place of AWS', { endpoints: { userPool: 'http://127.0.0.1:9229' } }],
    ['a sign-in page', { signIn: { ...HOSTED_SIGN_IN } }],
  ])('sends neither client secret nor tokens to %s', async (_, changed) => {
    await change({ ...cognito, ...changed });
    expect(t.items.secrets.value[id]).toEqual({});
  });

  it('keeps the client secret, and no tokens, for another identity pool endpoint', async () => {
    await change({ ...cognito, endpoints: { identityPool: 'https://other.example' } });
    expect(t.items.secrets.value[id]).toEqual({ clientSecret: 'CANARY-client' });
  });

  it('sends the client secret and tokens of one sign-in page to no other', async () => {
    const hosted = { ...cognito, signIn: HOSTED_SIGN_IN };
    await t.background.saveProfile({ ...DRAFTS.password, id, source: hosted, clientSecret: 'CANARY-client' });
    await t.background.signIn(id, {});
    expect(Object.keys(t.items.secrets.value[id] ?? {})).toEqual(
      expect.arrayContaining(['clientSecret', 'tokens']),
    );
    await change({ ...hosted, signIn: { ...HOSTED_SIGN_IN, domain: 'https://other.example' } });
    expect(t.items.secrets.value[id]).toEqual({});
  });

  it('takes a client secret that comes with the change', async () => {
    const changed = { ...cognito, endpoints: { userPool: 'https://other.example' } };
    await t.background.saveProfile({ ...DRAFTS.password, id, source: changed, clientSecret: 'CANARY-new' });
    expect(t.items.secrets.value[id]).toEqual({ clientSecret: 'CANARY-new' });
  });

  it('forgets everything for another kind', async () => {
    await t.background.saveProfile({ ...DRAFTS.sso, id });
    expect(t.items.secrets.value[id]).toEqual({});
  });

  it('forgets what roles assumed from it', async () => {
    const { id: role } = await t.background.saveProfile(DRAFTS.role(id));
    await t.connect(role);
    expect(t.items.secrets.value[role]?.keys).toBeDefined();
    await change({ ...cognito, flow: 'classic', roleArn: 'arn:aws:iam::111122223333:role/other' });
    expect(t.items.secrets.value[role]?.keys).toBeUndefined();
  });
});

describe('deleting a profile', () => {
  it('leaves no copy of its keys', async () => {
    const { id } = await t.background.saveProfile({ name: 'dev', source, keys: KEYS });
    const before = t.forgotten();
    await t.background.deleteProfile(id);
    expect(t.items.profiles.value).toEqual([]);
    expect(t.items.secrets.value).toEqual({});
    expect(t.forgotten()).toBeGreaterThan(before);
  });

  it.each([
    ['password', DRAFTS.password, 'userPool.revoke'],
    ['hosted page', DRAFTS.hosted, 'userPool.revoke'],
  ] as const)('ends its sign-in by %s at AWS', async (_, draft, call) => {
    const { id } = await t.background.saveProfile(draft);
    await t.background.signIn(id, { password: PASSWORD });
    await t.background.deleteProfile(id);
    expect(t.aws.calls.at(-1)).toBe(call);
    expect(t.aws.liveRefreshTokens.size).toBe(0);
  });

  it('is done even where AWS cannot be told', async () => {
    const { id } = await t.background.saveProfile(DRAFTS.password);
    await t.background.signIn(id, { password: PASSWORD });
    t.aws.failNext('userPool.revoke', new Problem('sign-in.unreachable', 'No network.'));
    await t.background.deleteProfile(id);
    expect(t.items.profiles.value).toEqual([]);
    expect(t.items.secrets.value).toEqual({});
  });
});
