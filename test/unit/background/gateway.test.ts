// The whole chain on the real clients of AWS against the local gateway: sign in, exchange, presign,
// and a handshake that verifies exactly the keys that were minted on the way.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import WebSocket from 'ws';
import { createClients } from '#background/credentials/clients.ts';
import { createTimedFetch } from '#background/timedFetch.ts';
import type { CognitoSignIn, CognitoSource, RoleSource } from '#core/profile.ts';
import { type Gateway, startGateway } from '#test/gateway/gateway.ts';
import { createWorld, type TestWorld } from '#test/unit/background/world/world.ts';

const HOUR = 3_600_000;

// SRP and RSA keys cost seconds on a machine that runs other tests as well.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let gateway: Gateway;
let t: TestWorld;
let clock: () => number;

beforeEach(async () => {
  t = createWorld((now) => {
    clock = now;
    return createClients({
      fetch: createTimedFetch(fetch),
      now,
      launch: () => Promise.reject(new Error('no window here')),
      redirectUrl: () => 'https://example.chromiumapp.org/',
    });
  });
  gateway = await startGateway({ now: clock });
});
afterEach(() => gateway.close());

/** Connects with the profile, and hands back the text that came for the text that was sent. */
async function echo(profileId: string): Promise<string> {
  await t.background.connect({ url: gateway.url, profileId });
  const socket = new WebSocket(t.opened.at(-1)?.signedUrl ?? '');
  try {
    return await new Promise((resolve, reject) => {
      socket.on('error', reject);
      socket.on('open', () => socket.send('hello'));
      socket.on('message', (data) => resolve(String(data)));
    });
  } finally {
    socket.terminate();
  }
}

const place = () => ({ region: gateway.region, service: gateway.service });

async function cognito(signIn: CognitoSignIn, more: Partial<CognitoSource> = {}): Promise<string> {
  const { identityPoolId, endpoints } = gateway.cognito;
  const source: CognitoSource = {
    kind: 'cognito',
    identityPoolId,
    flow: 'enhanced',
    signIn,
    endpoints,
    ...more,
  };
  return (await t.background.saveProfile({ name: signIn.type, source, ...place() })).id;
}

const byPassword = (client: 'srp' | 'password' | 'secret' | 'rotating' | 'stranger' = 'srp') =>
  cognito({
    type: 'password',
    userPoolId: gateway.cognito.userPoolId,
    clientId: gateway.cognito.clients[client],
    method: client === 'password' ? 'password' : 'srp',
  });

const ada = () => ({
  userName: gateway.cognito.users.ada.name,
  password: gateway.cognito.users.ada.password,
});

async function role(
  sourceProfileId: string,
  more: Partial<RoleSource> & { roleArn: string },
): Promise<string> {
  const { sts } = gateway.cognito.endpoints;
  const source = { kind: 'role', sourceProfileId, endpoints: { sts }, ...more } as const;
  return (await t.background.saveProfile({ name: `role ${more.roleArn}`, source, ...place() })).id;
}

describe('a frame comes back', () => {
  it('to a guest, by the enhanced and by the classic flow', async () => {
    expect(await echo(await cognito({ type: 'guest' }))).toContain('hello');
    const { roles } = gateway.cognito;
    await t.background.saveProfile({
      ...(t.items.profiles.value[0] as object),
      id: t.items.profiles.value[0]?.id ?? '',
      name: 'classic',
      source: {
        ...(t.items.profiles.value[0]?.source as CognitoSource),
        flow: 'classic',
        roleArn: roles.guest,
      },
    });
    expect(await echo(t.items.profiles.value[0]?.id ?? '')).toContain('hello');
    expect(gateway.countOf('AssumeRoleWithWebIdentity')).toBe(1);
  });

  it.each(['srp', 'password', 'secret', 'rotating'] as const)(
    'after a password, and after each hour without one more: client “%s”',
    async (client) => {
      const id = await byPassword(client);
      const profile = t.items.profiles.value[0];
      if (client === 'secret' && profile)
        await t.background.saveProfile({ ...profile, clientSecret: gateway.cognito.clientSecret });
      expect(await t.background.signIn(id, ada())).toBeUndefined();
      for (let hour = 0; hour < 3; hour++) {
        expect(await echo(id)).toContain('hello');
        t.clock.now += HOUR;
        t.restart();
      }
      expect(await t.background.testProfile(id)).toMatchObject({
        arn: expect.stringContaining('assumed-role/cognito-authenticated/'),
        expiresAt: t.clock.now + HOUR,
      });
    },
  );

  it('after a new password and a code', async () => {
    const id = await byPassword();
    const { newcomer, totp } = gateway.cognito.users;
    expect(
      await t.background.signIn(id, { userName: newcomer.name, password: newcomer.password }),
    ).toMatchObject({
      name: 'NEW_PASSWORD_REQUIRED',
    });
    t.restart();
    expect(await t.background.answerStep(id, { newPassword: 'Another-Passw0rd' })).toBeUndefined();
    expect(await echo(id)).toContain('hello');

    expect(await t.background.signIn(id, { userName: totp.name, password: totp.password })).toMatchObject({
      name: 'SOFTWARE_TOKEN_MFA',
    });
    t.restart();
    expect(await t.background.answerStep(id, { code: '000000' })).toMatchObject({
      problem: { id: 'sign-in.code-wrong' },
    });
    const code = gateway.userPool.totpCode(totp.name);
    expect(await t.background.answerStep(id, { code })).toBeUndefined();
    expect((await t.profile(id)).signedInAs).toBe(totp.name);
    expect(await echo(id)).toContain('hello');
  });

  it('for a token of another provider, and for a SAML assertion', async () => {
    const { oidc, saml } = gateway.cognito;
    const id = await cognito({ type: 'token' });
    await t.background.signIn(id, { token: gateway.oidcProvider.token({ aud: oidc.clientId }) });
    expect(await echo(id)).toContain('hello');
    const profile = t.items.profiles.value[0];
    const source = profile?.source as CognitoSource;
    await t.background.saveProfile({
      ...profile,
      name: 'saml',
      source: { ...source, signIn: { type: 'token', provider: saml.provider } },
    });
    await t.background.signIn(id, { token: saml.assertion });
    expect(await echo(id)).toContain('hello');
  });

  it('through a chain of roles, with external id, tags and MFA', async () => {
    const { roles, externalId } = gateway.cognito;
    const user = await byPassword();
    await t.background.signIn(user, ada());
    const first = await role(user, { roleArn: roles.first, sessionName: 'ada' });
    const second = await role(first, { roleArn: roles.second });
    expect(await echo(second)).toContain('hello');
    expect((await t.background.testProfile(second)).arn).toContain('assumed-role/second/countersign');
    expect(await echo(await role(user, { roleArn: roles.external, externalId }))).toContain('hello');
    expect(await echo(await role(user, { roleArn: roles.tagged, tags: { team: 'blue' } }))).toContain(
      'hello',
    );
    t.clock.now += HOUR;
    expect(await echo(second)).toContain('hello');
  });

  it('from a role that wants MFA, with the code', async () => {
    const { roles, mfaSerial, endpoints } = gateway.cognito;
    const { id: user } = await t.background.saveProfile({
      name: 'keys',
      source: { kind: 'keys', endpoints: { sts: endpoints.sts } },
      keys: gateway.credentials.longLived,
    });
    const id = await role(user, { roleArn: roles.mfa, mfaSerial });
    expect(await t.background.signIn(id, {})).toMatchObject({ type: 'mfa-code', serial: mfaSerial });
    expect(await t.background.answerStep(id, { code: '000000' })).toMatchObject({
      problem: { id: 'sign-in.mfa-refused' },
    });
    expect(await t.background.answerStep(id, { code: gateway.sts.mfaCode(mfaSerial) })).toBeUndefined();
    expect(await echo(id)).toContain('hello');
  });

  it('from IAM Identity Center, with the role that was chosen, renewed after its hours', async () => {
    const { sso, endpoints } = gateway.cognito;
    const { oidc, portal, sts } = endpoints;
    const source = {
      kind: 'sso',
      startUrl: sso.startUrl,
      ssoRegion: sso.region,
      endpoints: { oidc, portal, sts },
    } as const;
    const { id } = await t.background.saveProfile({ name: 'sso', source, ...place() });
    const step = await t.background.signIn(id, {});
    if (step?.type !== 'device-code') throw new Error('no code');
    t.restart();
    t.clock.now += step.intervalSeconds * 1_000;
    expect(await t.background.pollStep(id)).toMatchObject({ type: 'device-code' });
    gateway.confirmDevice(step.userCode);
    t.clock.now += step.intervalSeconds * 1_000;
    expect(await t.background.pollStep(id)).toMatchObject({ type: 'choose-role' });
    t.restart();
    const { accountId, roleName } = sso;
    expect(await t.background.answerStep(id, { accountId, roleName })).toBeUndefined();
    expect(await echo(id)).toContain('hello');
    t.clock.now += 9 * HOUR;
    expect(await echo(id)).toContain('hello');
    expect((await t.background.testProfile(id)).account).toBe(accountId);
  });
});

describe('what is wrong on the way is told by its own sentence', () => {
  const wrong = async (id: string, input = ada()) => t.background.signIn(id, input).catch((error) => error);

  it.each([
    ['sign-in.wrong-password', 'ada', 'no'],
    ['sign-in.unconfirmed', 'unconfirmed', undefined],
    ['sign-in.disabled', 'disabled', undefined],
    ['sign-in.password-reset', 'reset', undefined],
  ] as const)('%s', async (problem, user, password) => {
    const { name, password: right } = gateway.cognito.users[user];
    expect(await wrong(await byPassword(), { userName: name, password: password ?? right })).toMatchObject({
      id: problem,
    });
  });

  it('an app client that the identity pool does not trust', async () => {
    const problem = await wrong(await byPassword('stranger'));
    expect(problem.id).toBe('sign-in.provider-untrusted');
    expect(`${problem.message} ${problem.next}`).toContain(gateway.cognito.clients.stranger);
  });

  it('a client secret that is missing', async () => {
    expect(await wrong(await byPassword('secret'))).toMatchObject({ id: 'sign-in.client-secret' });
  });

  it('guest access that is off', async () => {
    gateway.identityPool.settings.guest = false;
    expect(await wrong(await cognito({ type: 'guest' }))).toMatchObject({ id: 'sign-in.guest-off' });
  });

  it.each([10, -10])('a clock that is %i minutes off', async (minutes) => {
    const id = await byPassword();
    await t.background.signIn(id, ada());
    gateway.setClockOffset(minutes * 60_000);
    await expect(t.background.testProfile(id)).rejects.toMatchObject({ id: 'sign-in.clock' });
    gateway.setClockOffset(60_000);
    expect((await t.background.testProfile(id)).clockOffsetMs).toBeCloseTo(-60_000, -4);
  });

  it('a sign-in that was revoked elsewhere', async () => {
    const id = await byPassword();
    await t.background.signIn(id, ada());
    const { tokens } = t.items.secrets.value[id] ?? {};
    const profile = t.items.profiles.value[0];
    const { endpoints } = gateway.cognito;
    await fetch(endpoints.userPool, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': 'AWSCognitoIdentityProviderService.RevokeToken',
      },
      body: JSON.stringify({ Token: tokens?.refreshToken, ClientId: gateway.cognito.clients.srp }),
    });
    t.clock.now += HOUR;
    await expect(echo(profile?.id ?? '')).rejects.toMatchObject({ id: 'sign-in.refresh-refused' });
    expect((await t.profile(id)).step).toMatchObject({ problem: { id: 'sign-in.refresh-refused' } });
  });

  it('a gateway that is gone', async () => {
    const id = await byPassword();
    await gateway.close();
    expect(await wrong(id)).toMatchObject({ id: 'sign-in.unreachable' });
    gateway = await startGateway({ now: clock });
  });
});

it('a hundred callers at once make one refresh at the real services', async () => {
  const id = await byPassword('rotating');
  await t.background.signIn(id, ada());
  t.clock.now += HOUR;
  await Promise.all(
    Array.from({ length: 100 }, () => t.background.connect({ url: gateway.url, profileId: id })),
  );
  expect(gateway.countOf('GetTokensFromRefreshToken')).toBe(1);
  expect(gateway.countOf('GetCredentialsForIdentity')).toBe(2);
});
