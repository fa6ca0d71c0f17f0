import { beforeEach, describe, expect, it } from 'vitest';
import { DRAFTS } from '#test/unit/background/world/drafts.ts';
import { CODE, HOUR } from '#test/unit/background/world/fakeAws.ts';
import { createWorld, NOW, type TestWorld } from '#test/unit/background/world/world.ts';

let t: TestWorld;
beforeEach(() => {
  t = createWorld();
});

const ROLE = 'arn:aws:iam::111122223333:role/deep/worker';

async function chain(length: number): Promise<string> {
  let { id } = await t.background.saveProfile(DRAFTS.guest);
  for (let n = 1; n <= length; n++)
    id = (await t.background.saveProfile({ ...DRAFTS.role(id), name: `role ${n}` })).id;
  return id;
}

describe('a role', () => {
  it('is assumed with the source’s credentials and all that the profile says', async () => {
    const { id: from } = await t.background.saveProfile(DRAFTS.guest);
    const settings = {
      sessionName: 'maria',
      durationSeconds: 900,
      externalId: 'partner-42',
      tags: { team: 'x' },
      stsRegion: 'eu-west-3',
    };
    const { id } = await t.background.saveProfile(DRAFTS.role(from, settings));
    await t.connect(id);
    const { stsRegion, ...input } = settings;
    expect(t.aws.sent).toContainEqual({
      from: expect.objectContaining({ accessKeyId: 'ASIAEXAMPLEEXAMP0001' }),
      input: { roleArn: ROLE, ...input },
      region: stsRegion,
      endpoint: undefined,
    });
  });

  it('is called countersign where nothing is said, in the home region of its partition', async () => {
    const { id: from } = await t.background.saveProfile(DRAFTS.guest);
    const roleArn = 'arn:aws-cn:iam::111122223333:role/r';
    const { id } = await t.background.saveProfile(DRAFTS.role(from, { roleArn }));
    await t.connect(id);
    expect(t.aws.sent).toContainEqual(
      expect.objectContaining({ input: { roleArn, sessionName: 'countersign' }, region: 'cn-north-1' }),
    );
  });

  it('has its source renewed first, through a chain of five', async () => {
    const id = await chain(5);
    await t.connect(id);
    expect(t.aws.calls).toEqual(['pool.getId', 'pool.getCredentials', ...Array(5).fill('sts.assumeRole')]);
    t.clock.now += HOUR;
    await t.connect(id);
    expect(t.aws.calls.filter((call) => call === 'pool.getCredentials')).toHaveLength(2);
  });

  it('is refused in a chain of six', async () => {
    await expect(chain(6)).rejects.toMatchObject({ id: 'profile.cycle' });
  });

  it('is refused in a circle, and the profile stays as it was', async () => {
    const b = await chain(2);
    const [, a] = (await t.background.overview()).profiles;
    await expect(
      t.background.saveProfile({ ...DRAFTS.role(b), id: a?.id ?? '', name: 'role 1' }),
    ).rejects.toMatchObject({ id: 'profile.cycle', message: expect.stringContaining('“role 1”') });
    await expect(t.connect(b)).resolves.toBe(1);
  });

  it('is refused in a circle that got into the storage, without waiting for ever', async () => {
    const b = await chain(2);
    t.items.profiles.text = JSON.stringify(
      t.items.profiles.value.map((profile) =>
        profile.name === 'role 1' && profile.source.kind === 'role'
          ? { ...profile, source: { ...profile.source, sourceProfileId: b } }
          : profile,
      ),
    );
    const [, a] = t.items.profiles.value;
    const results = await Promise.allSettled([t.connect(b), t.connect(a?.id ?? '')]);
    expect(results.map((one) => one.status === 'rejected' && one.reason.id)).toEqual([
      'profile.cycle',
      'profile.cycle',
    ]);
    expect(await t.profile(b)).toMatchObject({ hasKeys: false });
  });

  it('says that its source is not signed in', async () => {
    const { id: from } = await t.background.saveProfile(DRAFTS.password);
    const { id } = await t.background.saveProfile(DRAFTS.role(from));
    expect((await t.profile(id)).step).toMatchObject({
      type: 'sign-in',
      problem: { id: 'sign-in.source', message: expect.stringContaining('“password”') },
    });
    await expect(t.connect(id)).rejects.toMatchObject({ id: 'sign-in.needed' });
  });

  it('says that its source is gone', async () => {
    const { id: from } = await t.background.saveProfile(DRAFTS.guest);
    const { id } = await t.background.saveProfile(DRAFTS.role(from));
    await t.background.deleteProfile(from);
    await expect(t.connect(id)).rejects.toMatchObject({ id: 'profile.missing' });
  });

  it('does not outlive the sign-out of its source', async () => {
    const { id: from } = await t.background.saveProfile(DRAFTS.guest);
    const { id } = await t.background.saveProfile(DRAFTS.role(from));
    await t.connect(id);
    await t.background.signOut(from);
    expect(t.items.secrets.value[id]?.keys).toBeUndefined();
  });
});

describe('a role with MFA', () => {
  let id: string;
  beforeEach(async () => {
    const { id: from } = await t.background.saveProfile(DRAFTS.guest);
    const mfaSerial = 'arn:aws:iam::111122223333:mfa/maria';
    id = (await t.background.saveProfile(DRAFTS.role(from, { mfaSerial }))).id;
  });

  it('asks for the code, tells a wrong one, and takes the right one', async () => {
    const step = await t.background.signIn(id, {});
    expect(step).toEqual({ type: 'mfa-code', serial: 'arn:aws:iam::111122223333:mfa/maria' });
    expect(await t.background.answerStep(id, { code: '000000' })).toMatchObject({
      type: 'mfa-code',
      problem: { id: 'sign-in.mfa-refused' },
    });
    expect(
      await t.background.answerStep(id, { code: `${CODE.slice(0, 3)} ${CODE.slice(3)}` }),
    ).toBeUndefined();
    expect(await t.profile(id)).toMatchObject({
      hasKeys: true,
      refreshes: false,
      signedInAs: 'worker',
      expiresAt: NOW + HOUR,
    });
    expect(JSON.stringify(t.items.secrets.value)).not.toContain(CODE);
  });

  it('is not renewed without the person', async () => {
    await t.background.signIn(id, {});
    await t.background.answerStep(id, { code: CODE });
    t.clock.now += HOUR;
    await expect(t.connect(id)).rejects.toMatchObject({ id: 'sign-in.needed' });
    expect(await t.profile(id)).toMatchObject({ hasKeys: false, step: { type: 'sign-in' } });
  });
});
