import { beforeEach, describe, expect, it } from 'vitest';
import { Problem } from '#core/problem.ts';
import { DRAFTS } from '#test/unit/background/world/drafts.ts';
import { CODE, DEVICE, PASSWORD } from '#test/unit/background/world/fakeAws.ts';
import { createWorld, type TestWorld } from '#test/unit/background/world/world.ts';

let t: TestWorld;
let id: string;
beforeEach(async () => {
  t = createWorld();
  id = (await t.background.saveProfile(DRAFTS.password)).id;
});

const everywhere = () =>
  Object.values(t.items)
    .map((item) => item.text)
    .join();

describe('user name and password', () => {
  it('are asked for, then give credentials that refresh by themselves', async () => {
    expect(await t.profile(id)).toMatchObject({ hasKeys: false, step: { type: 'sign-in' } });
    expect(await t.background.signIn(id, { password: PASSWORD })).toBeUndefined();
    const view = await t.profile(id);
    expect(view).toMatchObject({ hasKeys: true, refreshes: true, signedInAs: 'maria' });
    expect(view.step).toBeUndefined();
  });

  it('leave no password anywhere, and no secret on disk or with views', async () => {
    t.aws.challenges = ['NEW_PASSWORD_REQUIRED'];
    await t.background.signIn(id, { password: PASSWORD });
    await t.background.answerStep(id, { newPassword: 'CANARY-new-password' });
    expect(everywhere()).not.toMatch(/CANARY-(new-)?password/);
    expect(JSON.stringify(await t.background.overview())).not.toContain('CANARY');
    for (const item of ['profiles', 'apis', 'recents', 'sealed'] as const)
      expect(t.items[item].text).not.toContain('CANARY');
  });

  it.each([
    ['user name', { userName: ' ', password: PASSWORD }],
    ['password', {}],
  ])('are asked for once more where the %s is missing', async (what, input) => {
    await expect(t.background.signIn(id, input)).rejects.toMatchObject({
      id: 'sign-in.input',
      message: `The ${what} is missing.`,
    });
    expect(t.aws.calls).toEqual([]);
  });

  it('that are wrong leave an earlier sign-in as it is', async () => {
    await t.background.signIn(id, { password: PASSWORD });
    await expect(t.background.signIn(id, { password: 'no' })).rejects.toMatchObject({
      id: 'sign-in.wrong-password',
    });
    expect((await t.profile(id)).hasKeys).toBe(true);
  });

  it('stay good where only the identity pool is wrong: mending that is enough', async () => {
    t.aws.failNext('pool.getId', new Problem('sign-in.provider-untrusted', 'Not trusted.'));
    await expect(t.background.signIn(id, { password: PASSWORD })).rejects.toMatchObject({
      id: 'sign-in.provider-untrusted',
    });
    const { source } = DRAFTS.password;
    const mended = {
      ...source,
      identityPoolId: 'eu-central-1:00000000-12ab-34cd-56ef-1234567890ab',
    } as typeof source;
    await t.background.saveProfile({ ...DRAFTS.password, id, source: mended });
    await expect(t.connect(id)).resolves.toBe(1);
  });

  it('come with the client secret, which signing out leaves for the next time', async () => {
    await t.background.saveProfile({ ...DRAFTS.password, id, clientSecret: 'CANARY-client-secret' });
    await t.background.signIn(id, { password: PASSWORD });
    await t.background.signOut(id);
    await t.background.signIn(id, { password: PASSWORD });
    const secrets = t.aws.sent.filter((sent) => Object(sent).clientSecret === 'CANARY-client-secret');
    expect(secrets).toHaveLength(2);
    await t.background.saveProfile({ ...DRAFTS.password, id, clientSecret: '' });
    expect(everywhere()).not.toContain('CANARY-client-secret');
  });
});

it('a remembered device is named to Cognito for the user whose it is, until the sign-out', async () => {
  t.aws.remembersDevices = true;
  t.aws.challenges = ['SMS_MFA'];
  await t.background.signIn(id, { password: PASSWORD });
  await t.background.answerStep(id, { code: CODE });
  t.aws.challenges = [];
  const devices = async (userName: string) => {
    t.aws.sent.length = 0;
    await t.background.signIn(id, { userName, password: PASSWORD });
    return t.aws.sent.map((sent) => Object(sent).device).find(Boolean);
  };
  expect(await devices('maria')).toEqual(DEVICE);
  expect(await devices('joan')).toBeUndefined();
  await t.background.signOut(id);
  expect(await devices('maria')).toBeUndefined();
});

describe('challenges', () => {
  it('are met one after the other', async () => {
    t.aws.challenges = ['NEW_PASSWORD_REQUIRED', 'SELECT_MFA_TYPE', 'SOFTWARE_TOKEN_MFA'];
    expect(await t.background.signIn(id, { password: PASSWORD })).toMatchObject({
      type: 'challenge',
      name: 'NEW_PASSWORD_REQUIRED',
    });
    expect(await t.background.answerStep(id, { newPassword: 'x' })).toMatchObject({
      name: 'SELECT_MFA_TYPE',
    });
    expect(await t.background.answerStep(id, { option: 'SOFTWARE_TOKEN_MFA' })).toMatchObject({
      name: 'SOFTWARE_TOKEN_MFA',
    });
    expect(await t.background.answerStep(id, { code: CODE })).toBeUndefined();
    expect((await t.profile(id)).hasKeys).toBe(true);
  });

  it('stay where a code is wrong, with the reason, and go on with the right one', async () => {
    t.aws.challenges = ['EMAIL_OTP'];
    await t.background.signIn(id, { password: PASSWORD });
    const told = { name: 'EMAIL_OTP', problem: { id: 'sign-in.code-wrong' } };
    expect(await t.background.answerStep(id, { code: '000000' })).toMatchObject(told);
    expect((await t.profile(id)).step).toMatchObject(told);
    expect(await t.background.answerStep(id, { code: CODE })).toBeUndefined();
  });

  it('stay where the network fails', async () => {
    t.aws.challenges = ['SMS_MFA'];
    await t.background.signIn(id, { password: PASSWORD });
    t.aws.failNext('userPool.respond', new Problem('sign-in.unreachable', 'No network.'));
    await expect(t.background.answerStep(id, { code: CODE })).rejects.toMatchObject({
      id: 'sign-in.unreachable',
    });
    expect(await t.background.answerStep(id, { code: CODE })).toBeUndefined();
  });

  it('end after three minutes, and say so before and after an answer', async () => {
    t.aws.challenges = ['SMS_MFA'];
    await t.background.signIn(id, { password: PASSWORD });
    t.clock.now += 180_000;
    const ended = { type: 'sign-in', problem: { id: 'sign-in.session-expired' } };
    expect((await t.profile(id)).step).toMatchObject(ended);
    await expect(t.background.answerStep(id, { code: CODE })).rejects.toMatchObject({
      id: 'sign-in.session-expired',
    });
    expect((await t.profile(id)).step).toMatchObject(ended);
    expect(t.aws.calls).not.toContain('userPool.respond');
  });

  it('take one answer that is given twice at once only once', async () => {
    t.aws.challenges = ['SOFTWARE_TOKEN_MFA', 'SMS_MFA'];
    await t.background.signIn(id, { password: PASSWORD });
    const answers = await Promise.all([
      t.background.answerStep(id, { code: CODE }),
      t.background.answerStep(id, { code: CODE }),
    ]);
    expect(answers).toMatchObject([{ name: 'SMS_MFA' }, { name: 'SMS_MFA' }]);
    expect(t.aws.calls.filter((call) => call === 'userPool.respond')).toHaveLength(1);
  });

  it('are sent once where the sign-in is pressed twice at once', async () => {
    t.aws.challenges = ['SMS_MFA'];
    const steps = await Promise.all([
      t.background.signIn(id, { password: PASSWORD }),
      t.background.signIn(id, { password: PASSWORD }),
    ]);
    expect(steps).toMatchObject([{ name: 'SMS_MFA' }, { name: 'SMS_MFA' }]);
    expect(t.aws.calls).toEqual(['userPool.signIn']);
  });

  it('tell the second of two answers what became of the first', async () => {
    t.aws.challenges = ['SMS_MFA'];
    await t.background.signIn(id, { password: PASSWORD });
    t.clock.now += 180_000;
    const [first, second] = await Promise.allSettled([
      t.background.answerStep(id, { code: CODE }),
      t.background.answerStep(id, { code: CODE }),
    ]);
    expect(first).toMatchObject({ status: 'rejected', reason: { id: 'sign-in.session-expired' } });
    expect(second).toMatchObject({
      value: { type: 'sign-in', problem: { id: 'sign-in.session-expired' } },
    });
  });

  it('say so where nothing waits for an answer', async () => {
    await expect(t.background.answerStep(id, { code: CODE })).rejects.toMatchObject({
      id: 'sign-in.no-step',
    });
    await expect(t.background.answerStep('nobody', { code: CODE })).rejects.toMatchObject({
      id: 'profile.missing',
    });
  });
});

describe('signing out', () => {
  it('forgets every copy, the signer’s too, and tells AWS', async () => {
    await t.background.signIn(id, { password: PASSWORD });
    await t.connect(id);
    const before = t.forgotten();
    await t.background.signOut(id);
    expect(everywhere()).not.toContain('CANARY');
    expect(t.forgotten()).toBeGreaterThan(before);
    expect(t.aws.calls.at(-1)).toBe('userPool.revoke');
    expect(await t.profile(id)).toMatchObject({ hasKeys: false, step: { type: 'sign-in' } });
  });

  it('is done even where AWS cannot be told', async () => {
    await t.background.signIn(id, { password: PASSWORD });
    t.aws.failNext('userPool.revoke', new Problem('sign-in.unreachable', 'No network.'));
    await t.background.signOut(id);
    expect(everywhere()).not.toContain('CANARY');
  });

  it.each(['userPool.signIn', 'pool.getId', 'pool.getCredentials'])(
    'throws away what %s brings afterwards',
    async (name) => {
      let arrive = () => {};
      let reached = () => {};
      const there = new Promise<void>((resolve) => {
        reached = resolve;
      });
      t.aws.gate = (call) =>
        call === name
          ? new Promise<void>((resolve) => {
              arrive = resolve;
              reached();
            })
          : Promise.resolve();
      const signingIn = t.background.signIn(id, { password: PASSWORD });
      await there;
      await t.background.signOut(id);
      arrive();
      await expect(signingIn).rejects.toMatchObject({ id: 'sign-in.cancelled' });
      expect(everywhere()).not.toContain('CANARY');
      t.aws.gate = undefined;
      expect(await t.background.signIn(id, { password: PASSWORD })).toBeUndefined();
    },
  );
});

it('views are told of every change', async () => {
  t.events.length = 0;
  await t.background.signIn(id, { password: PASSWORD });
  expect(t.events).toContainEqual({ type: 'profiles-changed' });
  t.events.length = 0;
  await t.background.signOut(id);
  expect(t.events).toContainEqual({ type: 'profiles-changed' });
});
