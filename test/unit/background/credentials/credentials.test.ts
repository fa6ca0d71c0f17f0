import { beforeEach, describe, expect, it } from 'vitest';
import { Problem } from '#core/problem.ts';
import { DRAFTS } from '#test/unit/background/world/drafts.ts';
import { HOUR, PASSWORD, PROVIDER } from '#test/unit/background/world/fakeAws.ts';
import { createWorld, type TestWorld } from '#test/unit/background/world/world.ts';

let t: TestWorld;
beforeEach(() => {
  t = createWorld();
});

async function signedIn(): Promise<string> {
  const { id } = await t.background.saveProfile(DRAFTS.password);
  await t.background.signIn(id, { password: PASSWORD });
  t.aws.calls.length = 0;
  return id;
}

const unreachable = () => new Problem('sign-in.unreachable', 'No network.', 'Try again.');

describe('one refresh at a time', () => {
  it('serves a hundred callers at once by one', async () => {
    const id = await signedIn();
    t.clock.now += HOUR;
    await Promise.all(Array.from({ length: 100 }, () => t.connect(id)));
    expect(t.aws.calls).toEqual(['userPool.refresh', 'pool.getCredentials']);
    const keys = t.opened.map(({ signedUrl }) => new URL(signedUrl).searchParams.get('X-Amz-Credential'));
    expect(keys).toHaveLength(100);
    expect(new Set(keys).size).toBe(1);
  });

  it('tells a failure to all of them, and tries again with the next', async () => {
    const id = await signedIn();
    t.clock.now += HOUR;
    t.aws.failNext('userPool.refresh', unreachable());
    const results = await Promise.allSettled(Array.from({ length: 100 }, () => t.connect(id)));
    expect(new Set(results.map((one) => one.status === 'rejected' && one.reason.id))).toEqual(
      new Set(['sign-in.unreachable']),
    );
    expect(t.aws.calls).toEqual(['userPool.refresh']);
    await expect(t.connect(id)).resolves.toBe(1);
    expect((await t.profile(id)).hasKeys).toBe(true);
  });

  it('is begun anew after a sign-out, whatever the old one still waits for', async () => {
    const { id } = await t.background.saveProfile(DRAFTS.guest);
    let reached = () => {};
    const there = new Promise<void>((resolve) => {
      reached = resolve;
    });
    let arrive = () => {};
    t.aws.gate = () =>
      new Promise((resolve) => {
        arrive = resolve;
        reached();
      });
    const old = t.connect(id);
    await there;
    t.aws.gate = undefined;
    await t.background.signOut(id);
    await expect(t.connect(id)).resolves.toBe(1);
    arrive();
    await expect(old).rejects.toMatchObject({ id: 'sign-in.cancelled' });
  });

  it('does not mix up profiles', async () => {
    const a = await t.background.saveProfile({ ...DRAFTS.guest, name: 'a' });
    const b = await t.background.saveProfile({ ...DRAFTS.guest, name: 'b' });
    await Promise.all([t.connect(a.id), t.connect(b.id)]);
    expect(t.aws.calls.filter((call) => call === 'pool.getCredentials')).toHaveLength(2);
  });
});

describe('credentials at hand', () => {
  it.each([
    [60, 54 * 60_000, 0],
    [60, 56 * 60_000, 1],
    [300, 54 * 60_000, 0],
    [300, 56 * 60_000, 1],
    [1_800, 29 * 60_000, 0],
    [1_800, 31 * 60_000, 1],
  ])('for a URL of %i s, after %i ms, cost %i requests', async (expires, passed, requests) => {
    const { id } = await t.background.saveProfile(DRAFTS.guest);
    await t.connect(id);
    t.aws.calls.length = 0;
    t.clock.now += passed;
    await t.connect(id, expires);
    expect(t.aws.calls).toHaveLength(requests);
    const [, expiresAt] = [0, (await t.profile(id)).expiresAt ?? 0];
    expect(expiresAt - t.clock.now).toBeGreaterThanOrEqual(expires * 1_000);
  });

  it('are used where they were obtained just now, however long the URL shall live', async () => {
    const { id } = await t.background.saveProfile(DRAFTS.guest);
    await t.connect(id, 604_800);
    await t.connect(id, 604_800);
    expect(t.aws.calls.filter((call) => call === 'pool.getCredentials')).toHaveLength(1);
  });

  it('are used where a refresh fails but they outlive what is asked', async () => {
    const { id } = await t.background.saveProfile(DRAFTS.guest);
    await t.connect(id);
    t.clock.now += 57 * 60_000;
    t.aws.failNext('pool.getCredentials', unreachable());
    await expect(t.connect(id, 60)).resolves.toBe(2);
    t.aws.failNext('pool.getCredentials', unreachable());
    await expect(t.connect(id, 300)).rejects.toMatchObject({ id: 'sign-in.unreachable' });
  });

  it('never come from a URL that would outlive them: its end is theirs', async () => {
    const { id } = await t.background.saveProfile(DRAFTS.guest);
    const { validUntil } = await t.background.copySigned({
      url: 'wss://abc123def4.execute-api.eu-central-1.amazonaws.com/dev',
      profileId: id,
      expires: 604_800,
      format: 'url',
    });
    expect(validUntil).toBe((await t.profile(id)).expiresAt);
  });
});

describe('a refused refresh', () => {
  it('is told, with the step to take, and ends what was refused', async () => {
    const id = await signedIn();
    t.aws.liveRefreshTokens.clear();
    t.clock.now += HOUR;
    await expect(t.connect(id)).rejects.toMatchObject({ id: 'sign-in.refresh-refused' });
    expect(await t.profile(id)).toMatchObject({
      hasKeys: false,
      refreshes: false,
      step: { type: 'sign-in', problem: { id: 'sign-in.refresh-refused', message: 'It was revoked.' } },
    });
    expect(t.items.secrets.text).not.toContain('CANARY-refresh');
    await t.background.signIn(id, { password: PASSWORD });
    expect((await t.profile(id)).step).toBeUndefined();
  });

  it('is no matter of a network that fails: the sign-in stays', async () => {
    const id = await signedIn();
    t.clock.now += HOUR;
    t.aws.failNext('userPool.refresh', unreachable());
    await expect(t.connect(id)).rejects.toMatchObject({ id: 'sign-in.unreachable' });
    expect(await t.profile(id)).toMatchObject({ hasKeys: true, refreshes: true });
  });

  it('keeps a rotated refresh token even where the next request fails', async () => {
    const id = await signedIn();
    t.clock.now += HOUR;
    t.aws.failNext('pool.getCredentials', unreachable());
    await expect(t.connect(id)).rejects.toMatchObject({ id: 'sign-in.unreachable' });
    t.clock.now += HOUR;
    await expect(t.connect(id)).resolves.toBe(1);
  });

  it('is asked of the hosted page where the user pool’s API does not renew', async () => {
    const { id } = await t.background.saveProfile(DRAFTS.hosted);
    await t.background.signIn(id, {});
    t.clock.now += HOUR;
    t.aws.failNext('userPool.refresh', new Problem('sign-in.flow-off', 'Not enabled.'));
    await t.connect(id);
    expect(t.aws.calls).toContain('hosted.refresh');
  });
});

describe('an identity pool', () => {
  it('gets who one is by the issuer of the ID token', async () => {
    await signedIn();
    const logins = t.aws.sent.find((sent) => typeof sent === 'object' && sent !== null && PROVIDER in sent);
    expect(logins).toBeDefined();
  });

  it('gets no logins of a guest, and keeps the guest’s identity', async () => {
    const { id } = await t.background.saveProfile(DRAFTS.guest);
    await t.connect(id);
    t.clock.now += HOUR;
    await t.connect(id);
    expect(t.aws.calls).toEqual(['pool.getId', 'pool.getCredentials', 'pool.getCredentials']);
    expect(t.aws.sent).not.toContainEqual(expect.objectContaining({ [PROVIDER]: expect.anything() }));
  });

  it('is asked for another identity where the known one is refused', async () => {
    const { id } = await t.background.saveProfile(DRAFTS.guest);
    await t.connect(id);
    t.clock.now += HOUR;
    t.aws.failNext('pool.getCredentials', new Problem('sign-in.unexpected', 'Identity not found.'));
    await t.connect(id);
    expect(t.aws.calls.filter((call) => call === 'pool.getId')).toHaveLength(2);
  });

  it('takes the way over STS in the classic flow', async () => {
    const { id } = await t.background.saveProfile(DRAFTS.classic);
    await t.connect(id);
    expect(t.aws.calls).toEqual(['pool.getId', 'pool.getOpenIdToken', 'sts.assumeRoleWithWebIdentity']);
    expect(t.aws.sent).toContainEqual({
      roleArn: 'arn:aws:iam::111122223333:role/guest',
      sessionName: 'countersign',
      token: 'CANARY-open-id',
    });
  });

  it('gets a renewed token where AWS’s clock says that ours has expired', async () => {
    const id = await signedIn();
    t.clock.now += 56 * 60_000;
    t.aws.failNext('pool.getCredentials', new Problem('sign-in.token-expired', 'Token expired.'));
    t.aws.failNext('pool.getId', new Problem('sign-in.token-expired', 'Token expired.'));
    await t.connect(id);
    expect(t.aws.calls).toContain('userPool.refresh');
    expect((await t.profile(id)).hasKeys).toBe(true);
  });
});
