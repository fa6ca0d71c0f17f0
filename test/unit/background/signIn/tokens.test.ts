import { beforeEach, describe, expect, it } from 'vitest';
import { DRAFTS } from '#test/unit/background/world/drafts.ts';
import { HOUR, ISSUER, jwt, PROVIDER } from '#test/unit/background/world/fakeAws.ts';
import { createWorld, type TestWorld } from '#test/unit/background/world/world.ts';

let t: TestWorld;
beforeEach(() => {
  t = createWorld();
});

const idToken = (more: object = {}) =>
  jwt({
    iss: ISSUER,
    aud: '1example23456789',
    exp: (t.clock.now + HOUR) / 1_000,
    token_use: 'id',
    'cognito:username': 'maria',
    secret: 'CANARY',
    ...more,
  });

describe('a pasted token', () => {
  let id: string;
  beforeEach(async () => {
    id = (await t.background.saveProfile(DRAFTS.token)).id;
  });

  it('is exchanged under its issuer until it expires', async () => {
    const token = idToken();
    await t.background.signIn(id, { token: ` ${token}\n` });
    expect(t.aws.sent).toContainEqual({ [PROVIDER]: token });
    expect(await t.profile(id)).toMatchObject({ hasKeys: true, refreshes: true, signedInAs: 'maria' });
    t.clock.now += HOUR;
    await expect(t.connect(id)).rejects.toMatchObject({ id: 'sign-in.token-expired' });
    expect(await t.profile(id)).toMatchObject({
      hasKeys: false,
      step: { type: 'sign-in', problem: { id: 'sign-in.token-expired' } },
    });
    expect(t.items.secrets.text).not.toContain(token);
  });

  it('that is an access token is refused before anything is sent', async () => {
    await expect(t.background.signIn(id, { token: idToken({ token_use: 'access' }) })).rejects.toMatchObject({
      id: 'sign-in.access-token',
    });
    expect(t.aws.calls).toEqual([]);
  });

  it.each([
    [1, /three parts.*this text has one/],
    [2, /three parts.*this text has 2/],
    [4, /three parts.*this text has 4/],
  ])('of %d parts is refused as not whole, before anything is sent', async (parts, words) => {
    const token = [...idToken().split('.'), 'MORE'].slice(0, parts).join('.');
    for (const signIn of [{ type: 'token' }, { type: 'token', provider: 'login.example.com' }] as const) {
      const source = { ...DRAFTS.token.source, signIn } as typeof DRAFTS.token.source;
      await t.background.saveProfile({ ...DRAFTS.token, id, source });
      await expect(t.background.signIn(id, { token })).rejects.toMatchObject({
        id: 'sign-in.token-cut',
        message: expect.stringMatching(words),
      });
    }
    expect(t.aws.calls).toEqual([]);
  });

  it('whose middle is damaged, or that is encrypted, is told as that', async () => {
    const [header, payload = '', signature] = idToken().split('.');
    const damaged = [header, payload.slice(9), signature].join('.');
    await expect(t.background.signIn(id, { token: damaged })).rejects.toMatchObject({
      id: 'sign-in.token-cut',
      message: expect.stringContaining('damaged'),
    });
    await expect(t.background.signIn(id, { token: 'eyJhbGciOiJkaXIifQ..a.b.c' })).rejects.toMatchObject({
      id: 'sign-in.token-cut',
      message: expect.stringContaining('encrypted'),
    });
  });

  it('that names no provider is refused, and taken where the profile names it', async () => {
    await expect(t.background.signIn(id, { token: 'PHNhbWw+' })).rejects.toMatchObject({
      id: 'sign-in.provider',
    });
    const provider = 'arn:aws:iam::111122223333:saml-provider/okta';
    const source = {
      ...DRAFTS.token.source,
      signIn: { type: 'token', provider },
    } as typeof DRAFTS.token.source;
    await t.background.saveProfile({ ...DRAFTS.token, id, source });
    await t.background.signIn(id, { token: 'PHNhbWw+' });
    expect(t.aws.sent).toContainEqual({ [provider]: 'PHNhbWw+' });
    expect((await t.profile(id)).signedInAs).toBe(provider);
  });

  it('that is missing is asked for', async () => {
    await expect(t.background.signIn(id, {})).rejects.toMatchObject({ id: 'sign-in.input' });
  });
});

describe('a session of the tab', () => {
  let id: string;
  const prefix = 'CognitoIdentityServiceProvider.1example23456789';
  beforeEach(async () => {
    id = (await t.background.saveProfile(DRAFTS.tab)).id;
    t.tab.entries = {
      [`${prefix}.LastAuthUser`]: 'maria',
      [`${prefix}.maria.idToken`]: idToken(),
      [`${prefix}.maria.refreshToken`]: 'CANARY-page-refresh',
    };
  });

  it('is found, shown without its token, and used', async () => {
    const [session] = await t.background.findTabSessions();
    expect(session).toMatchObject({
      origin: 'https://app.example.com',
      userName: 'maria',
      region: 'eu-central-1',
    });
    expect(JSON.stringify(session)).not.toContain(t.tab.entries[`${prefix}.maria.idToken`]);
    t.restart();
    await t.background.useTabSession(id, session?.id ?? '');
    expect(await t.profile(id)).toMatchObject({ hasKeys: true, signedInAs: 'maria' });
    expect(
      Object.values(t.items)
        .map(({ text }) => text)
        .join(),
    ).not.toContain('CANARY-page-refresh');
    expect(t.items.found.value).toEqual([]);
  });

  it.each([{ userPoolId: 'eu-central-1_Other1234' }, { clientId: '9otherclient' }])(
    'of another pool or client than the profile names is refused: %j',
    async (names) => {
      const source = { ...DRAFTS.tab.source, signIn: { type: 'tab', ...names } } as typeof DRAFTS.tab.source;
      await t.background.saveProfile({ ...DRAFTS.tab, id, source });
      const [session] = await t.background.findTabSessions();
      await expect(t.background.useTabSession(id, session?.id ?? '')).rejects.toMatchObject({
        id: 'sign-in.tab',
        message: expect.stringContaining('another user pool or app client'),
      });
      expect(await t.profile(id)).toMatchObject({ hasKeys: false });
    },
  );

  it('that is not at hand any more has to be looked for again', async () => {
    const [session] = await t.background.findTabSessions();
    await t.background.forgetSecrets();
    await expect(t.background.useTabSession(id, session?.id ?? '')).rejects.toMatchObject({
      id: 'sign-in.tab',
    });
  });

  it('is asked for by a sign-in without one', async () => {
    await expect(t.background.signIn(id, {})).rejects.toMatchObject({ id: 'sign-in.needed' });
  });
});

describe('the hosted page', () => {
  it('signs in, and the sign-in renews itself', async () => {
    const { id } = await t.background.saveProfile(DRAFTS.hosted);
    await t.background.signIn(id, {});
    expect(await t.profile(id)).toMatchObject({ hasKeys: true, refreshes: true, signedInAs: 'maria' });
    t.clock.now += HOUR;
    await t.connect(id);
    expect(t.aws.calls).toContain('userPool.refresh');
  });
});

describe('the test of a profile', () => {
  it.each([
    ['the profile’s region', { ...DRAFTS.guest, region: 'eu-north-1' }, 'eu-north-1'],
    ['the pool’s', DRAFTS.guest, 'eu-central-1'],
    ['the first of all', DRAFTS.keys, 'us-east-1'],
  ])('asks STS in %s', async (_, draft, region) => {
    const { id } = await t.background.saveProfile(draft);
    const identity = await t.background.testProfile(id);
    expect(identity).toMatchObject({ account: '111122223333', clockOffsetMs: 7 });
    expect(identity.expiresAt).toBe((await t.profile(id)).expiresAt);
    expect(t.aws.sent).toContainEqual({ region, endpoint: undefined });
  });

  it('asks the STS that the profile names', async () => {
    const endpoints = { sts: 'http://127.0.0.1:4510' };
    const { id } = await t.background.saveProfile({ ...DRAFTS.keys, source: { kind: 'keys', endpoints } });
    await t.background.testProfile(id);
    expect(t.aws.sent).toContainEqual({ region: 'us-east-1', endpoint: endpoints.sts });
  });

  it('takes keys as they are for as long as they last', async () => {
    const keys = {
      ...DRAFTS.keys.keys,
      accessKeyId: 'ASIAEXAMPLEEXAMPLE01',
      secretAccessKey: 's',
      expiresAt: t.clock.now,
    };
    const { id } = await t.background.saveProfile({ ...DRAFTS.keys, keys });
    await expect(t.background.testProfile(id)).rejects.toMatchObject({ id: 'keys.expired' });
  });
});
