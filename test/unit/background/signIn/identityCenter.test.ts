import { beforeEach, describe, expect, it } from 'vitest';
import { Problem } from '#core/problem.ts';
import { DRAFTS } from '#test/unit/background/world/drafts.ts';
import { HOUR } from '#test/unit/background/world/fakeAws.ts';
import { createWorld, type TestWorld } from '#test/unit/background/world/world.ts';

let t: TestWorld;
let id: string;
beforeEach(async () => {
  t = createWorld();
  id = (await t.background.saveProfile(DRAFTS.sso)).id;
});

const polls = () => t.aws.calls.filter((call) => call === 'sso.createToken').length;

async function confirm() {
  t.aws.deviceConfirmed = true;
  t.clock.now += 5_000;
  return t.background.pollStep(id);
}

describe('device authorization', () => {
  it('shows the code, waits, and takes the only role that there is', async () => {
    expect(await t.background.signIn(id, {})).toEqual({
      type: 'device-code',
      userCode: 'ABCD-EFGH',
      url: 'https://device.sso.example/?user_code=ABCD-EFGH',
      expiresAt: t.clock.now + 600_000,
      intervalSeconds: 5,
    });
    expect(await t.background.pollStep(id)).toMatchObject({ type: 'device-code' });
    expect(polls()).toBe(0);
    t.clock.now += 5_000;
    expect(await t.background.pollStep(id)).toMatchObject({ type: 'device-code' });
    expect(polls()).toBe(1);
    expect(await confirm()).toBeUndefined();
    expect(await t.profile(id)).toMatchObject({
      hasKeys: true,
      refreshes: true,
      signedInAs: 'Reader in dev',
    });
  });

  it('asks less often when it is told to slow down', async () => {
    await t.background.signIn(id, {});
    const { clients } = t.aws;
    const real = clients.identityCenter;
    clients.identityCenter = (source) => ({ ...real(source), createToken: async () => 'slow-down' });
    t.clock.now += 5_000;
    expect(await t.background.pollStep(id)).toMatchObject({ intervalSeconds: 10 });
    clients.identityCenter = real;
    t.clock.now += 9_000;
    await t.background.pollStep(id);
    expect(polls()).toBe(0);
    t.clock.now += 1_000;
    await t.background.pollStep(id);
    expect(polls()).toBe(1);
  });

  it('ends with the code, and says so', async () => {
    await t.background.signIn(id, {});
    t.clock.now += 600_000;
    const ended = { type: 'sign-in', problem: { id: 'sign-in.code-expired' } };
    expect((await t.profile(id)).step).toMatchObject(ended);
    await expect(t.background.pollStep(id)).rejects.toMatchObject({ id: 'sign-in.code-expired' });
    expect((await t.profile(id)).step).toMatchObject(ended);
    expect(await t.background.signIn(id, {})).toMatchObject({ type: 'device-code' });
    expect(t.aws.calls.filter((call) => call === 'sso.register')).toHaveLength(1);
  });

  it('goes on after the network failed', async () => {
    await t.background.signIn(id, {});
    t.clock.now += 5_000;
    t.aws.failNext('sso.createToken', new Problem('sign-in.unreachable', 'No network.'));
    await expect(t.background.pollStep(id)).rejects.toMatchObject({ id: 'sign-in.unreachable' });
    expect(await confirm()).toBeUndefined();
  });

  it('registers anew where the registration is refused', async () => {
    await t.background.signIn(id, {});
    t.aws.failNext('sso.startDevice', new Problem('sign-in.unexpected', 'InvalidClient'));
    expect(await t.background.signIn(id, {})).toMatchObject({ type: 'device-code' });
    expect(t.aws.calls.filter((call) => call === 'sso.register')).toHaveLength(2);
  });
});

describe('accounts and roles', () => {
  beforeEach(() => {
    t.aws.roles = [
      { accountId: '111122223333', accountName: 'dev', roleName: 'Reader' },
      { accountId: '111122223333', accountName: 'dev', roleName: 'Admin' },
      { accountId: '444455556666', roleName: 'Reader' },
    ];
  });

  it('are offered where there are several', async () => {
    await t.background.signIn(id, {});
    expect(await confirm()).toEqual({ type: 'choose-role', roles: t.aws.roles });
    await expect(
      t.background.answerStep(id, { accountId: '444455556666', roleName: 'Admin' }),
    ).rejects.toMatchObject({ id: 'sign-in.input' });
    expect(
      await t.background.answerStep(id, { accountId: '444455556666', roleName: 'Reader' }),
    ).toBeUndefined();
    expect(t.aws.sent).toContainEqual({ accountId: '444455556666', roleName: 'Reader' });
    expect((await t.profile(id)).signedInAs).toBe('Reader in 444455556666');
  });

  it('are narrowed by what the profile names', async () => {
    const source = { ...DRAFTS.sso.source, accountId: '444455556666' } as typeof DRAFTS.sso.source;
    await t.background.saveProfile({ ...DRAFTS.sso, id, source });
    await t.background.signIn(id, {});
    expect(await confirm()).toBeUndefined();
    expect(t.aws.sent).toContainEqual({ accountId: '444455556666', roleName: 'Reader' });
  });

  it('that are none are told', async () => {
    t.aws.roles = [];
    await t.background.signIn(id, {});
    await expect(confirm()).rejects.toMatchObject({ id: 'sign-in.no-role' });
    expect((await t.profile(id)).step).toMatchObject({ type: 'sign-in', problem: { id: 'sign-in.no-role' } });
  });
});

describe('the token', () => {
  beforeEach(async () => {
    await t.background.signIn(id, {});
    await confirm();
    t.aws.calls.length = 0;
    t.clock.now += HOUR;
  });

  it('is renewed without the person', async () => {
    await t.connect(id);
    expect(t.aws.calls).toEqual(['sso.refresh', 'sso.getRoleCredentials']);
  });

  it('that is refused asks for a sign-in', async () => {
    t.aws.liveRefreshTokens.clear();
    await expect(t.connect(id)).rejects.toMatchObject({ id: 'sign-in.refresh-refused' });
    expect((await t.profile(id)).step).toMatchObject({ problem: { id: 'sign-in.refresh-refused' } });
    t.aws.deviceConfirmed = false;
    expect(await t.background.signIn(id, {})).toMatchObject({ type: 'device-code' });
  });

  it('that is refused at a sign-in is not taken for the new one', async () => {
    t.aws.liveRefreshTokens.clear();
    t.aws.deviceConfirmed = false;
    expect(await t.background.signIn(id, {})).toMatchObject({ type: 'device-code' });
    t.clock.now += 5_000;
    expect(await t.background.pollStep(id)).toMatchObject({ type: 'device-code' });
    expect(await confirm()).toBeUndefined();
    await expect(t.connect(id)).resolves.toBe(1);
  });

  it('is ended with AWS at sign-out', async () => {
    await t.background.signOut(id);
    expect(t.aws.calls).toEqual(['sso.logout']);
    expect(t.items.secrets.text).not.toContain('CANARY');
  });
});
