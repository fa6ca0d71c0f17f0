import { beforeEach, describe, expect, it, vi } from 'vitest';
import { DRAFTS, KEYS } from '#test/unit/background/world/drafts.ts';
import { PASSWORD } from '#test/unit/background/world/fakeAws.ts';
import { createWorld, type TestWorld, URL_OF_API } from '#test/unit/background/world/world.ts';

const WORDS = 'correct horse battery staple';
const MINUTE = 60_000;

let t: TestWorld;
let id: string;
beforeEach(async () => {
  t = createWorld();
  id = (await t.background.saveProfile(DRAFTS.keys)).id;
});

const inMemory = () => [t.items.secrets, t.items.unlocked, t.items.found].map(({ text }) => text).join();

describe('without Remember me', () => {
  it('secrets are in memory only, and gone with the browser', async () => {
    expect(await t.background.vaultState()).toEqual({ remember: false, locked: false, idleLockMinutes: 15 });
    expect(t.items.sealed.value).toBeNull();
    await t.closeBrowser();
    await expect(t.connect(id)).rejects.toMatchObject({ id: 'keys.missing' });
  });

  it('locking and the idle time forget nothing', async () => {
    await t.background.lockVault();
    t.clock.now += 24 * 60 * MINUTE;
    await expect(t.connect(id)).resolves.toBe(1);
  });
});

describe('with Remember me', () => {
  beforeEach(() => t.background.rememberWith(WORDS));

  it('secrets are back after the browser closed, once unlocked', async () => {
    await t.closeBrowser();
    expect(await t.background.vaultState()).toMatchObject({ remember: true, locked: true });
    expect(await t.profile(id)).toMatchObject({ locked: true, hasKeys: false });
    await t.background.unlockVault(WORDS);
    expect(await t.profile(id)).toMatchObject({ locked: false, hasKeys: true });
    await t.connect(id);
    expect(t.opened).toHaveLength(1);
  });

  it('nothing readable is on disk', () => {
    expect(t.items.sealed.text).not.toContain(KEYS.secretAccessKey);
    expect(t.items.sealed.text).not.toContain(KEYS.accessKeyId);
    expect(t.items.sealed.text).not.toContain(WORDS);
  });

  it('changes after a restart of the worker are kept as well', async () => {
    t.restart();
    await t.background.saveProfile({ ...DRAFTS.keys, id, keys: { ...KEYS, sessionToken: 'changed' } });
    await t.closeBrowser();
    await t.background.unlockVault(WORDS);
    expect(t.items.secrets.value[id]?.keys?.sessionToken).toBe('changed');
  });

  it('a sign-in that waits is not written to disk', async () => {
    t.aws.challenges = ['SMS_MFA'];
    const { id: cognito } = await t.background.saveProfile(DRAFTS.password);
    await t.background.signIn(cognito, { password: PASSWORD });
    await t.closeBrowser();
    await t.background.unlockVault(WORDS);
    expect(t.items.secrets.value[cognito]).toBeUndefined();
  });

  it('a wrong passphrase opens nothing', async () => {
    await t.background.lockVault();
    await expect(t.background.unlockVault('wrong horse battery')).rejects.toMatchObject({
      id: 'vault.passphrase',
    });
    expect(inMemory()).not.toContain(KEYS.secretAccessKey);
    expect((await t.background.vaultState()).locked).toBe(true);
  });

  it('a damaged copy is told and not lost', async () => {
    await t.background.lockVault();
    const whole = t.items.sealed.text;
    t.items.sealed.text = whole.replace(/"data":"..../, '"data":"AAAA');
    await expect(t.background.unlockVault(WORDS)).rejects.toMatchObject({ id: 'vault.passphrase' });
    t.items.sealed.text = whole;
    await t.background.unlockVault(WORDS);
    expect((await t.profile(id)).hasKeys).toBe(true);
  });

  it('a record that is not understood is lost alone', async () => {
    const other = await t.background.saveProfile({ ...DRAFTS.keys, name: 'other' });
    const all = t.items.secrets.value;
    t.items.secrets.text = JSON.stringify({ ...all, [id]: { keys: { accessKeyId: 1 } } });
    await t.background.rememberWith(WORDS);
    await t.background.lockVault();
    await t.background.unlockVault(WORDS);
    expect(t.items.secrets.value).toEqual({ [other.id]: { keys: KEYS } });
  });

  it('the passphrase can be changed while unlocked only', async () => {
    await t.background.rememberWith('another passphrase');
    await t.background.lockVault();
    await expect(t.background.rememberWith('a third passphrase')).rejects.toMatchObject({
      id: 'vault.locked',
    });
    await expect(t.background.unlockVault(WORDS)).rejects.toMatchObject({ id: 'vault.passphrase' });
    await t.background.unlockVault('another passphrase');
  });

  it.each(['', '123456789', '\u{1f600}'.repeat(9)])(
    'a passphrase of fewer than 10 characters is refused: %j',
    async (words) => {
      const before = t.items.sealed.text;
      await expect(t.background.rememberWith(words)).rejects.toMatchObject({ id: 'vault.passphrase' });
      expect(t.items.sealed.text).toBe(before);
    },
  );

  it('stopping deletes the copy and goes on until the browser closes', async () => {
    await t.background.stopRemembering();
    expect(t.items.sealed.value).toBeNull();
    expect(t.items.unlocked.value).toBeNull();
    await expect(t.connect(id)).resolves.toBe(1);
    await t.closeBrowser();
    await expect(t.connect(id)).rejects.toMatchObject({ id: 'keys.missing' });
  });

  it('forgetting everything leaves nothing, on disk or in memory', async () => {
    await t.background.forgetSecrets();
    expect(t.items.sealed.value).toBeNull();
    expect(inMemory()).not.toMatch(/AKIA|ASIA|wJalr/);
    expect(await t.background.vaultState()).toMatchObject({ remember: false, locked: false });
    expect(await t.profile(id)).toMatchObject({ hasKeys: false, name: 'keys' });
  });
});

describe('forgetting everything', () => {
  beforeEach(async () => {
    for (const name of ['first', 'second']) {
      const saved = await t.background.saveProfile({ ...DRAFTS.password, name });
      await t.background.signIn(saved.id, { password: PASSWORD });
    }
  });

  it('ends every sign-in at AWS as well', async () => {
    await t.background.forgetSecrets();
    expect(t.aws.calls.filter((call) => call === 'userPool.revoke')).toHaveLength(2);
    expect(t.aws.liveRefreshTokens.size).toBe(0);
  });

  it('tells AWS nothing while locked, when it does not know what to tell', async () => {
    await t.background.rememberWith(WORDS);
    await t.background.lockVault();
    await t.background.forgetSecrets();
    expect(t.aws.calls).not.toContain('userPool.revoke');
    expect(inMemory()).not.toContain('CANARY');
    expect(t.items.sealed.value).toBeNull();
  });
});

describe('locked', () => {
  let before: number;
  beforeEach(async () => {
    await t.background.rememberWith(WORDS);
    before = t.forgotten();
    await t.background.lockVault();
  });

  it('no copy is left in memory, the signer’s neither', () => {
    expect(inMemory()).not.toContain(KEYS.secretAccessKey);
    expect(t.items.unlocked.value).toBeNull();
    expect(t.forgotten()).toBeGreaterThan(before);
  });

  it('every use of a profile is refused', async () => {
    const { background } = t;
    const request = { url: URL_OF_API, profileId: id };
    for (const use of [
      () => background.connect(request),
      () => background.copySigned({ ...request, format: 'url' }),
      () => background.explainSignature(request),
      () => background.testProfile(id),
      () => background.signIn(id, {}),
      () => background.answerStep(id, {}),
      () => background.pollStep(id),
      () => background.saveProfile({ ...DRAFTS.keys, id }),
      () => background.saveProfile({ ...DRAFTS.keys, name: 'new' }),
    ])
      await expect(use()).rejects.toMatchObject({ id: 'vault.locked' });
    expect((await background.overview()).profiles).toHaveLength(1);
  });

  it('the secrets of a profile that is deleted are not there after unlocking', async () => {
    await t.background.deleteProfile(id);
    await t.background.unlockVault(WORDS);
    expect(t.items.secrets.value).toEqual({});
    await t.closeBrowser();
    await t.background.unlockVault(WORDS);
    expect(t.items.secrets.value).toEqual({});
  });

  it('it can still be forgotten', async () => {
    await t.background.forgetSecrets();
    expect(await t.background.vaultState()).toMatchObject({ remember: false, locked: false });
  });
});

describe('the idle time', () => {
  beforeEach(async () => {
    await t.background.rememberWith(WORDS);
    await t.background.setIdleLock(10);
    await t.connect(id);
    t.events.length = 0;
  });

  it('locks after it, at the next access even of a new worker', async () => {
    t.clock.now += 10 * MINUTE;
    t.restart();
    await expect(t.connect(id)).rejects.toMatchObject({ id: 'vault.locked' });
    expect(inMemory()).not.toContain(KEYS.secretAccessKey);
    expect(t.events).toContainEqual({ type: 'vault-changed' });
  });

  it.each([false, true])(
    'locks on time without anybody looking (worker ended meanwhile: %s)',
    async (ended) => {
      if (ended) t.restart();
      t.pass(10 * MINUTE);
      // No command may be called here: each would look at the time itself.
      await vi.waitFor(() => expect(t.events).toContainEqual({ type: 'vault-changed' }));
      expect(inMemory()).not.toContain(KEYS.secretAccessKey);
      expect(t.alarm.at).toBeUndefined();
    },
  );

  it('is looked at again where the alarm rings early, or was set before the last use', async () => {
    const end = t.clock.now + 10 * MINUTE;
    t.alarm.at = t.clock.now + MINUTE;
    t.pass(MINUTE);
    await vi.waitFor(() => expect(t.alarm.at).toBe(end));
    await t.connect(id);
    expect(t.alarm.at).toBe(end + MINUTE);
    expect(inMemory()).toContain(KEYS.secretAccessKey);
  });

  it.each([
    ['lockVault', []],
    ['stopRemembering', []],
    ['forgetSecrets', []],
    ['setIdleLock', [0]],
  ] as const)('leaves no alarm behind after %s', async (method, args) => {
    expect(t.alarm.at).toBe(t.clock.now + 10 * MINUTE);
    await (t.background[method] as (...values: readonly number[]) => Promise<void>)(...args);
    expect(t.alarm.at).toBeUndefined();
  });

  it('asks the browser for nothing at every look', async () => {
    const set = vi.spyOn(t.world.idleAlarm, 'set');
    await t.background.overview();
    await t.background.vaultState();
    expect(set).not.toHaveBeenCalled();
    t.clock.now += MINUTE;
    await t.connect(id);
    expect(set).toHaveBeenCalledTimes(1);
  });

  it('starts again with every use, and not with a look', async () => {
    t.clock.now += 9 * MINUTE;
    await t.connect(id);
    t.clock.now += 9 * MINUTE;
    expect((await t.background.overview()).profiles[0]?.locked).toBe(false);
    await t.connect(id);
    t.clock.now += 9 * MINUTE;
    await t.background.overview();
    t.clock.now += MINUTE;
    expect((await t.background.vaultState()).locked).toBe(true);
  });

  it('of 0 never locks', async () => {
    await t.background.setIdleLock(0);
    t.clock.now += 24 * 60 * MINUTE;
    await expect(t.connect(id)).resolves.toBeTypeOf('number');
  });

  it.each([-1, 1.5, 1_441, Number.NaN])('of %d is refused', async (minutes) => {
    await expect(t.background.setIdleLock(minutes)).rejects.toMatchObject({ id: 'vault.idle' });
    expect((await t.background.vaultState()).idleLockMinutes).toBe(10);
  });
});
