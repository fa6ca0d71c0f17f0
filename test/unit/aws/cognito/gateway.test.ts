import { describe, expect, it } from 'vitest';
import { createIdentityPool } from '#aws/cognito/identityPool.ts';
import { createUserPool, toStep, type UserPoolDeps, type UserPoolResult } from '#aws/cognito/userPool.ts';
import { createSts } from '#aws/sts/sts.ts';
import { Problem } from '#core/problem.ts';
import type { Keys } from '#core/profile.ts';
import type { Gateway } from '#test/gateway/gateway.ts';
import { whoConnects } from '../../gateway/api.ts';
import { gatewayFor } from '../../gateway/fixture.ts';
import { createTotp } from '../../gateway/totp.ts';

/** The clients against the gateway, which shares no code with them and verifies whatever it is sent. */
const poolOf = (
  gateway: Gateway,
  client: keyof Gateway['cognito']['clients'] = 'srp',
  more: Partial<UserPoolDeps> = {},
) =>
  createUserPool({
    fetch: (url, init) => fetch(url, init),
    userPoolId: gateway.cognito.userPoolId,
    clientId: gateway.cognito.clients[client],
    endpoint: gateway.endpoints.userPool,
    now: () => Date.now(),
    ...more,
  });

const identitiesOf = (gateway: Gateway, more: { identityPoolId?: string; clientId?: string } = {}) =>
  createIdentityPool({
    fetch: (url, init) => fetch(url, init),
    identityPoolId: more.identityPoolId ?? gateway.cognito.identityPoolId,
    endpoint: gateway.endpoints.identityPool,
    ...(more.clientId ? { client: { clientId: more.clientId } } : {}),
  });

const PASSWORD = 'Example-Passw0rd';
const srp = (userName: string, password = PASSWORD) => ({ userName, password, method: 'srp' }) as const;
const tokens = (result: UserPoolResult) => {
  if ('tokens' in result) return result.tokens;
  throw new Error(`It waits at ${result.pending.name}.`);
};
const pending = (result: UserPoolResult) => {
  if ('pending' in result) return result.pending;
  throw new Error('It does not wait.');
};
const problemOf = async (run: Promise<unknown>) => {
  const error = await run.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Problem)) throw new Error(`No Problem: ${String(error)}`);
  return error;
};
const idOf = async (run: Promise<unknown>) => (await problemOf(run)).id;

describe('the way from a password to a frame', { timeout: 60_000 }, () => {
  it('goes by SRP, identity pool and handshake, by the name that Cognito knows', async () => {
    const gateway = await gatewayFor();
    const { idToken, userName, refreshToken } = tokens(await poolOf(gateway).signIn(srp('ADA@example.test')));
    expect([userName, typeof refreshToken]).toEqual(['ada', 'string']);
    const logins = { [gateway.cognito.loginKey]: idToken };
    const identities = identitiesOf(gateway);
    const keys = await identities.getCredentials(await identities.getId(logins), logins);
    expect(await whoConnects(gateway, whole(keys))).toContain('assumed-role/cognito-authenticated/');
  });

  it('goes by the plain password, with a client secret, and by the classic flow', async () => {
    const gateway = await gatewayFor();
    const pool = poolOf(gateway, 'secret', { clientSecret: gateway.cognito.clientSecret });
    const first = tokens(await pool.signIn({ ...srp('ada@example.test'), method: 'password' }));
    const renewed = tokens({ tokens: await pool.refresh(tokens(await pool.signIn(srp('ada')))) });
    expect(renewed.accessToken).not.toBe(first.accessToken);
    const logins = { [gateway.cognito.loginKey]: first.idToken };
    const identities = identitiesOf(gateway);
    const token = await identities.getOpenIdToken(await identities.getId(logins), logins);
    const { keys } = await stsOf(gateway).assumeRoleWithWebIdentity({
      roleArn: gateway.cognito.roles.authenticated,
      sessionName: 'classic',
      token,
    });
    expect(await whoConnects(gateway, whole(keys))).toContain('assumed-role/cognito-authenticated/classic');
  });

  it('goes without a sign-in for guests', async () => {
    const gateway = await gatewayFor();
    const identities = identitiesOf(gateway);
    const keys = await identities.getCredentials(await identities.getId());
    expect(await whoConnects(gateway, whole(keys))).toContain('assumed-role/cognito-guest/');
  });
});

const whole = ({ accessKeyId, secretAccessKey, sessionToken = '' }: Keys) => ({
  accessKeyId,
  secretAccessKey,
  sessionToken,
});
const stsOf = (gateway: Gateway) =>
  createSts({
    fetch: (url, init) => fetch(url, init),
    region: gateway.region,
    endpoint: gateway.endpoints.sts,
    now: () => Date.now(),
  });

describe('challenges', { timeout: 60_000 }, () => {
  it('are answered: new password, SMS, TOTP, e-mail', async () => {
    const gateway = await gatewayFor();
    const pool = poolOf(gateway);
    const newcomer = pending(await pool.signIn(srp('newcomer')));
    expect(await idOf(pool.respond(newcomer, { newPassword: 'short' }))).toBe('sign-in.password-policy');
    expect(tokens(await pool.respond(newcomer, { newPassword: 'Lasting-Passw0rd' })).userName).toBe(
      'newcomer',
    );
    for (const name of ['sms', 'mail'] as const) {
      const asked = pending(await pool.signIn(srp(name)));
      expect(await idOf(pool.respond(asked, { code: '000000' }))).toBe('sign-in.code-wrong');
      const code = gateway.userPool.sentCode(name);
      expect(tokens(await pool.respond(asked, { code })).userName).toBe(name);
    }
    const totp = pending(await pool.signIn(srp('totp')));
    expect(tokens(await pool.respond(totp, { code: gateway.userPool.totpCode('totp') })).userName).toBe(
      'totp',
    );
  });

  it('are chosen among, and set up', async () => {
    const gateway = await gatewayFor();
    const pool = poolOf(gateway);
    const choice = pending(await pool.signIn(srp('choosy')));
    const chosen = pending(await pool.respond(choice, { option: 'EMAIL_OTP' }));
    expect(chosen.name).toBe('EMAIL_OTP');
    const code = gateway.userPool.sentCode('choosy');
    expect(tokens(await pool.respond(chosen, { code })).userName).toBe('choosy');
    let setup = pending(await pool.signIn(srp('beginner')));
    if (!setup.totpSecret) setup = pending(await pool.respond(setup, { option: 'SOFTWARE_TOKEN_MFA' }));
    const first = createTotp(setup.totpSecret ?? '', Date.now());
    expect(tokens(await pool.respond(setup, { code: first })).userName).toBe('beginner');
  });

  it('of the pool’s own are answered one after the other, behind the password', async () => {
    const gateway = await gatewayFor();
    const pool = poolOf(gateway, 'custom');
    const first = pending(await pool.signIn(srp('riddler')));
    expect(toStep(first)).toMatchObject({ parameters: { question: 'What is 6 times 7?' } });
    const second = pending(await pool.respond(first, { answer: '42' }));
    expect(tokens(await pool.respond(second, { answer: 'blue' })).userName).toBe('riddler');
    expect(await idOf(pool.signIn(srp('riddler', 'Wrong-Passw0rd')))).toBe('sign-in.wrong-password');
    expect(pending(await pool.signIn(srp('riddler', ''))).name).toBe('CUSTOM_CHALLENGE');
  });

  it('of a remembered device are answered without the person, and stand in for the code', async () => {
    const gateway = await gatewayFor();
    gateway.userPool.settings.devices = 'always';
    const pool = poolOf(gateway);
    const asked = pending(await pool.signIn(srp('sms')));
    const { device } = tokens(await pool.respond(asked, { code: gateway.userPool.sentCode('sms') }));
    expect(device?.key).toMatch(/^eu-central-1_/);
    expect(tokens(await pool.signIn({ ...srp('sms'), device })).device).toEqual(device);
    expect(await idOf(pool.signIn({ ...srp('sms', 'Wrong-Passw0rd'), device }))).toBe(
      'sign-in.wrong-password',
    );
    gateway.userPool.user('sms').devices.clear();
    expect(pending(await pool.signIn({ ...srp('sms'), device })).name).toBe('SMS_MFA');
  });
});

describe('refresh tokens', { timeout: 60_000 }, () => {
  it('rotate, and an old one is refused', async () => {
    const gateway = await gatewayFor();
    const pool = poolOf(gateway, 'rotating');
    const first = tokens(await pool.signIn(srp('ada')));
    const second = await pool.refresh(first);
    expect(second.refreshToken).not.toBe(first.refreshToken);
    expect((await pool.refresh(second)).userName).toBe('ada');
    expect(await idOf(pool.refresh(first))).toBe('sign-in.refresh-refused');
  });

  it('that were revoked are refused', async () => {
    const gateway = await gatewayFor();
    const pool = poolOf(gateway);
    const first = tokens(await pool.signIn(srp('ada')));
    await pool.revoke(first.refreshToken ?? '');
    expect(await idOf(pool.refresh(first))).toBe('sign-in.refresh-refused');
  });
});

describe('refusals', { timeout: 60_000 }, () => {
  it.each([
    ['ada', 'Wrong-Passw0rd', 'sign-in.wrong-password'],
    ['nobody', PASSWORD, 'sign-in.wrong-password'],
    ['unconfirmed', PASSWORD, 'sign-in.unconfirmed'],
    ['disabled', PASSWORD, 'sign-in.disabled'],
    ['reset', PASSWORD, 'sign-in.password-reset'],
  ])('of %s with %s: %s', async (name, password, id) => {
    expect(await idOf(poolOf(await gatewayFor()).signIn(srp(name, password)))).toBe(id);
  });

  it('name the setting of the user pool', async () => {
    const gateway = await gatewayFor();
    const plain = { ...srp('ada'), method: 'password' } as const;
    expect(await idOf(poolOf(gateway, 'frank').signIn(srp('nobody')))).toBe('sign-in.user-unknown');
    expect(await idOf(poolOf(gateway, 'srp').signIn(plain))).toBe('sign-in.flow-off');
    expect(await idOf(poolOf(gateway, 'password').signIn(srp('ada')))).toBe('sign-in.flow-off');
    expect(await idOf(poolOf(gateway, 'secret').signIn(plain))).toBe('sign-in.client-secret');
    expect(await idOf(poolOf(gateway, 'secret', { clientSecret: 'wrong' }).signIn(plain))).toBe(
      'sign-in.client-secret',
    );
    expect(await idOf(poolOf(gateway, 'srp', { clientId: 'nosuchclient' }).signIn(plain))).toBe(
      'sign-in.wrong-client',
    );
    expect(
      await idOf(poolOf(gateway, 'password', { userPoolId: `${gateway.region}_Other1234` }).signIn(plain)),
    ).toBe('sign-in.wrong-pool');
  });

  it('name the setting of the identity pool', async () => {
    const gateway = await gatewayFor();
    const { loginKey, roles, identityPoolId } = gateway.cognito;
    const { idToken, accessToken } = tokens(await poolOf(gateway).signIn(srp('ada')));
    const stranger = tokens(await poolOf(gateway, 'stranger').signIn(srp('ada')));
    const identities = identitiesOf(gateway);
    expect(await idOf(identities.getId({ [loginKey]: accessToken }))).toBe('sign-in.access-token');
    expect(await idOf(identities.getId({ [loginKey]: stranger.idToken }))).toBe('sign-in.provider-untrusted');
    expect(await idOf(identities.getId({ 'example.com': idToken }))).toBe('sign-in.issuer');
    expect(await idOf(identities.getId({ [loginKey]: `${idToken.slice(0, -8)}AAAAAAAA` }))).toBe(
      'sign-in.token-signature',
    );
    const other = identitiesOf(gateway, {
      identityPoolId: identityPoolId.replace(/:.*/, ':99999999-9999-4999-8999-999999999999'),
    });
    expect(await idOf(other.getId())).toBe('sign-in.wrong-pool');
    const logins = { [loginKey]: idToken };
    const identity = await identities.getId(logins);
    expect(await idOf(identities.getCredentials(identity, logins, roles.mistrusting))).toBe(
      'sign-in.role-trust',
    );
    gateway.identityPool.settings.classicFlow = false;
    expect(await idOf(identities.getOpenIdToken(identity, logins))).toBe('sign-in.classic-off');
    gateway.identityPool.settings.guest = false;
    expect(await idOf(identities.getId())).toBe('sign-in.guest-off');
    gateway.setClockOffset(2 * 3600_000);
    expect(await idOf(identities.getId(logins))).toBe('sign-in.token-expired');
  });
});
