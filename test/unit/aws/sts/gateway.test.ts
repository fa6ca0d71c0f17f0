import { expect, it } from 'vitest';
import { createSts } from '#aws/sts/sts.ts';
import type { Keys } from '#core/profile.ts';
import type { Gateway } from '#test/gateway/gateway.ts';
import { whoConnects } from '../../gateway/api.ts';
import { gatewayFor } from '../../gateway/fixture.ts';

/** The client against the gateway's STS, which verifies signatures by code of its own. */
const stsOf = (gateway: Gateway, later = 0) =>
  createSts({
    fetch: (url, init) => fetch(url, init),
    region: gateway.region,
    endpoint: gateway.endpoints.sts,
    now: () => Date.now() + later,
  });
const whole = ({ accessKeyId, secretAccessKey, sessionToken = '' }: Keys) => ({
  accessKeyId,
  secretAccessKey,
  sessionToken,
});
const ME = { sessionName: 'ada' };

it('tells who keys belong to, and that the clock is right', async () => {
  const gateway = await gatewayFor();
  const identity = await stsOf(gateway).getCallerIdentity(gateway.credentials.good);
  expect(identity).toMatchObject({
    account: '123456789012',
    arn: 'arn:aws:sts::123456789012:assumed-role/chat/countersign',
  });
  expect(Math.abs(identity.clockOffsetMs ?? Number.NaN)).toBeLessThan(5_000);
});

it('tells how far a clock is off that AWS still puts up with', async () => {
  const gateway = await gatewayFor();
  const { clockOffsetMs = 0 } = await stsOf(gateway, 120_000).getCallerIdentity(gateway.credentials.good);
  expect(Math.abs(clockOffsetMs - 120_000)).toBeLessThan(5_000);
});

it.each([
  [600_000, '10 min ahead of AWS’s'],
  [-600_000, '10 min behind AWS’s'],
])('blames a clock that is %i ms off', async (later, words) => {
  const gateway = await gatewayFor();
  await expect(stsOf(gateway, later).getCallerIdentity(gateway.credentials.good)).rejects.toMatchObject({
    id: 'sign-in.clock',
    message: expect.stringContaining(words),
  });
});

it('assumes a chain of roles with external id and tags, up to a frame', async () => {
  const gateway = await gatewayFor();
  const { roles, externalId } = gateway.cognito;
  const sts = stsOf(gateway);
  const first = await sts.assumeRole(gateway.credentials.good, { ...ME, roleArn: roles.first });
  const second = await sts.assumeRole(first.keys, { ...ME, roleArn: roles.second, durationSeconds: 900 });
  expect(second.arn).toBe('arn:aws:sts::123456789012:assumed-role/second/ada');
  expect(await whoConnects(gateway, whole(second.keys))).toBe(second.arn);
  expect(Math.abs((second.keys.expiresAt ?? 0) - Date.now() - 900_000)).toBeLessThan(5_000);
  const external = await sts.assumeRole(gateway.credentials.good, {
    ...ME,
    roleArn: roles.external,
    externalId,
  });
  expect(await whoConnects(gateway, whole(external.keys))).toBe(external.arn);
  const tags = { team: 'blue' };
  const tagged = await sts.assumeRole(gateway.credentials.good, { ...ME, roleArn: roles.tagged, tags });
  expect(await whoConnects(gateway, whole(tagged.keys))).toBe(tagged.arn);
});

it('says what is in the way of a role', async () => {
  const gateway = await gatewayFor();
  const { roles, mfaSerial } = gateway.cognito;
  const { good, longLived, expired } = gateway.credentials;
  const sts = stsOf(gateway);
  const idOf = (run: Promise<unknown>) =>
    run.then(
      () => 'ok',
      (problem: { id?: string }) => problem.id,
    );
  expect(await idOf(sts.assumeRole(good, { ...ME, roleArn: roles.second }))).toBe('sign-in.denied');
  expect(await idOf(sts.assumeRole(good, { ...ME, roleArn: roles.external }))).toBe('sign-in.denied');
  const mfa = { ...ME, roleArn: roles.mfa, mfaSerial };
  expect(await idOf(sts.assumeRole(longLived, { ...mfa, mfaCode: '000000' }))).toBe('sign-in.mfa-refused');
  expect(await idOf(sts.assumeRole(good, { ...ME, roleArn: roles.first, durationSeconds: 90_000 }))).toMatch(
    /^sign-in\.(?:duration|setting)$/,
  );
  const first = await sts.assumeRole(good, { ...ME, roleArn: roles.first });
  const long = { ...ME, roleArn: roles.second, durationSeconds: 7200 };
  expect(await idOf(sts.assumeRole(first.keys, long))).toBe('sign-in.duration');
  expect(await idOf(sts.assumeRole(good, { roleArn: roles.first, sessionName: 'a b' }))).toBe(
    'sign-in.setting',
  );
  expect(await idOf(sts.getCallerIdentity(expired))).toBe('sign-in.token-expired');
  expect(await idOf(sts.getCallerIdentity({ ...longLived, secretAccessKey: 'x' }))).toBe(
    'sign-in.keys-refused',
  );
  const unknown = { accessKeyId: 'AKIAEXAMPLEUNKNOWN00', secretAccessKey: 'x' };
  expect(await idOf(sts.getCallerIdentity(unknown))).toBe('sign-in.keys-refused');
  const web = { ...ME, roleArn: roles.webIdentity, token: 'no.such.token' };
  expect(await idOf(sts.assumeRoleWithWebIdentity(web))).toBe('sign-in.token-signature');
});
