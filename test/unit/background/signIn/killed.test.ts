import { describe, expect, it } from 'vitest';
import type { ProfileDraft, ProfileView } from '#core/profile.ts';
import { DRAFTS } from '#test/unit/background/world/drafts.ts';
import { CODE, HOUR, ISSUER, jwt, PASSWORD } from '#test/unit/background/world/fakeAws.ts';
import { createWorld, NOW, type TestWorld } from '#test/unit/background/world/world.ts';

/** What a person does who looks at the page and takes the step that it shows. */
async function takeStep(t: TestWorld, { id, step }: ProfileView): Promise<void> {
  const { background } = t;
  switch (step?.type) {
    case 'sign-in': {
      const token = jwt({ iss: ISSUER, exp: NOW / 1_000 + 7_200, token_use: 'id', sub: 'maria' });
      await background.signIn(id, { password: PASSWORD, token });
      return;
    }
    case 'challenge':
      await background.answerStep(id, { code: CODE, newPassword: 'x', option: 'SOFTWARE_TOKEN_MFA' });
      return;
    case 'device-code':
      t.aws.deviceConfirmed = true;
      t.clock.now += 5_000;
      await background.pollStep(id);
      return;
    case 'choose-role':
      await background.answerStep(id, step.roles[0] ?? {});
      return;
    case 'mfa-code':
      await background.answerStep(id, { code: CODE });
      return;
    default:
      await t.connect(id);
  }
}

/** Follows the steps until a connection is open; a failure on the way is told, and the next look goes on. */
async function untilConnected(t: TestWorld, id: string, between: () => void): Promise<void> {
  for (let steps = 0; t.opened.length === 0; steps++) {
    if (steps > 12) throw new Error('the sign-in leads nowhere');
    const view = await t.profile(id);
    expect(view.hasKeys || view.step !== undefined, 'the page says what to do').toBe(true);
    await takeStep(t, view).catch((error) => expect(error.id).toMatch(/^(sign-in|keys)\./));
    between();
  }
}

const SETTINGS = { kind: 'role', roleArn: 'arn:aws:iam::111122223333:role/r' } as const;

const FLOWS: [string, (t: TestWorld) => Promise<ProfileDraft>][] = [
  ['guest', async () => DRAFTS.guest],
  ['guest, classic', async () => DRAFTS.classic],
  ['password', async () => DRAFTS.password],
  [
    'password with three challenges',
    async (t) => {
      t.aws.challenges = ['NEW_PASSWORD_REQUIRED', 'SELECT_MFA_TYPE', 'SOFTWARE_TOKEN_MFA'];
      return DRAFTS.password;
    },
  ],
  ['hosted', async () => DRAFTS.hosted],
  ['token', async () => DRAFTS.token],
  [
    'Identity Center',
    async (t) => {
      t.aws.roles = [...t.aws.roles, { accountId: '444455556666', roleName: 'Admin' }];
      return DRAFTS.sso;
    },
  ],
  [
    'role',
    async (t) => {
      const { id } = await t.background.saveProfile(DRAFTS.guest);
      return { name: 'role', source: { ...SETTINGS, sourceProfileId: id } };
    },
  ],
  [
    'role with MFA',
    async (t) => {
      const { id } = await t.background.saveProfile(DRAFTS.guest);
      return { name: 'role', source: { ...SETTINGS, sourceProfileId: id, mfaSerial: 'GAHT12345678' } };
    },
  ],
];

describe.each(FLOWS)('a sign-in: %s', (_, prepare) => {
  it('is gone on with when the worker ends between every two steps', async () => {
    const t = createWorld();
    const { id } = await t.background.saveProfile(await prepare(t));
    await untilConnected(t, id, () => t.restart());
    expect((await t.profile(id)).hasKeys).toBe(true);
  });

  it('is gone on with when the worker ends at any write, or while AWS answers', async () => {
    let deaths = 0;
    for (let after = 0; ; after++) {
      const t = createWorld();
      const { id } = await t.background.saveProfile(await prepare(t));
      const died = await dieAt(t, after, () => untilConnected(t, id, () => {}));
      if (!died) break;
      deaths += 1;
      t.restart();
      // A code of an MFA device is good once: the person waits for the next, which here is the same.
      if (_ !== 'role with MFA') await untilConnected(t, id, () => t.restart());
      else {
        const view = await t.profile(id);
        expect(view.hasKeys || view.step !== undefined).toBe(true);
        expect(await t.background.signIn(id, {})).toMatchObject({ type: 'mfa-code' });
      }
    }
    expect(deaths).toBeGreaterThan(2);
  }, 20_000);
});

/** Runs until the n-th write or request, at which the worker ends: nothing of it happens any more. */
async function dieAt(t: TestWorld, after: number, run: () => Promise<void>): Promise<boolean> {
  let left = after;
  let isDead = false;
  let tell = () => {};
  const death = new Promise<'died'>((resolve) => {
    tell = () => resolve('died');
  });
  const pass = async () => {
    if (left-- > 0 && !isDead) return;
    isDead = true;
    tell();
    await new Promise(() => {});
  };
  const items = Object.values(t.items);
  for (const item of items) item.beforeWrite = pass;
  t.aws.gate = pass;
  const end = await Promise.race([death, run().then(() => 'done' as const)]);
  for (const item of items) item.beforeWrite = undefined;
  t.aws.gate = undefined;
  return end === 'died';
}

it('a refresh that the worker’s end interrupted is told, and a sign-in mends it', async () => {
  const t = createWorld();
  const { id } = await t.background.saveProfile(DRAFTS.password);
  await t.background.signIn(id, { password: PASSWORD });
  t.clock.now += HOUR;
  // The rotated token was given out, and never arrived.
  expect(await dieAt(t, 0, async () => void (await t.connect(id)))).toBe(true);
  t.restart();
  await expect(t.connect(id)).rejects.toMatchObject({ id: 'sign-in.refresh-refused' });
  expect((await t.profile(id)).step).toMatchObject({
    type: 'sign-in',
    problem: { id: 'sign-in.refresh-refused' },
  });
  await t.background.signIn(id, { password: PASSWORD });
  await expect(t.connect(id)).resolves.toBe(1);
});
