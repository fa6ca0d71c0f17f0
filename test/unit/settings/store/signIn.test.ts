import { describe, expect, it } from 'vitest';
import { Problem } from '#core/problem.ts';
import type { SignInStep } from '#core/signIn.ts';
import { cognito, IDENTITY_POOL, password, tabSession, waiting } from '../kinds.ts';
import { openSettings } from '../open.ts';
import { NOW } from '../samples.ts';

const settle = () => new Promise((resolve) => setImmediate(resolve));
const noor = waiting('noor', cognito(password()));
const sms: SignInStep = { type: 'challenge', name: 'SMS_MFA', expiresAt: NOW + 180_000 };
const device: SignInStep = {
  type: 'device-code',
  userCode: 'BDWP-HQPK',
  url: 'https://device.example.com/',
  expiresAt: NOW + 60_000,
  intervalSeconds: 5,
};
const sso = waiting(
  'sso',
  { kind: 'sso', startUrl: 'https://x.awsapps.com/start', ssoRegion: 'eu-west-1' },
  device,
);

describe('signing in', () => {
  it('goes from step to step until there are credentials', async () => {
    const { settings, background } = await openSettings({ profiles: [noor] });
    background.script.steps = [sms];
    expect(await settings.signIn.begin({ password: 'p' })).toBe(true);
    expect(settings.openProfile.value?.step).toEqual(sms);
    expect(await settings.signIn.answer({ code: '123456' })).toBe(true);
    await settle();
    expect(settings.openProfile.value).toMatchObject({ hasKeys: true });
    expect(settings.openProfile.value?.step).toBeUndefined();
    expect(background.script.calls).toEqual([
      ['signIn', 'noor', { password: 'p' }],
      ['answerStep', 'noor', { code: '123456' }],
    ]);
  });

  it('saves a new profile first, and signs in with that one', async () => {
    const { settings, background } = await openSettings({ section: 'profiles/new' });
    settings.profile.change({
      kind: 'cognito',
      name: 'dev',
      signIn: 'guest',
      identityPoolId: IDENTITY_POOL,
    });
    expect(await settings.signIn.begin({})).toBe(true);
    expect(background.savedProfiles).toMatchObject([{ name: 'dev', source: { kind: 'cognito' } }]);
    expect(background.script.calls).toEqual([['signIn', 'p1', {}]]);
  });

  it('saves what was changed first, and does not sign in where that is refused', async () => {
    const { settings, background } = await openSettings({ profiles: [noor] });
    settings.profile.change({ identityPoolId: 'nonsense' });
    expect(await settings.signIn.begin({ password: 'p' })).toBe(false);
    expect(background.script.calls).toEqual([]);
    expect(settings.profile.faults.value.identityPoolId?.message).toMatch(/no identity pool ID/);
    expect(settings.signIn.busy.value).toBe(false);
  });

  it('tells why it failed, at that profile only, and forgets it with the next try', async () => {
    const { settings, background } = await openSettings({
      profiles: [noor, waiting('ada', cognito(password('ada')))],
    });
    background.failNext(new Problem('sign-in.wrong-password', 'The password is wrong.'));
    expect(await settings.signIn.begin({ password: 'p' })).toBe(false);
    expect(settings.signIn.fault.value?.id).toBe('sign-in.wrong-password');
    settings.profile.open('ada');
    expect(settings.signIn.fault.value).toBeUndefined();
    settings.profile.open('noor');
    expect(settings.signIn.fault.value?.id).toBe('sign-in.wrong-password');
    await settings.signIn.begin({ password: 'q' });
    expect(settings.signIn.fault.value).toBeUndefined();
  });

  it('happens once however often the button is pressed', async () => {
    const { settings, background } = await openSettings({ profiles: [noor] });
    await Promise.all([settings.signIn.begin({ password: 'p' }), settings.signIn.begin({ password: 'p' })]);
    expect(background.script.calls).toHaveLength(1);
  });

  it('does not show the end of one profile’s sign-in at another', async () => {
    const { settings, background } = await openSettings({
      profiles: [noor, waiting('ada', cognito(password('ada')))],
    });
    const release = background.hold();
    background.failNext(new Problem('sign-in.throttled', 'Too many.'));
    const signing = settings.signIn.begin({ password: 'p' });
    settings.profile.open('ada');
    expect(settings.signIn.busy.value).toBe(false);
    release();
    await signing;
    expect(settings.signIn.fault.value).toBeUndefined();
    // The password goes where it was typed for.
    expect(background.script.calls).toEqual([['signIn', 'noor', { password: 'p' }]]);
  });

  it('ends with signing out', async () => {
    const { settings, background } = await openSettings({ profiles: [noor] });
    await settings.signIn.begin({ password: 'p' });
    await settings.signIn.signOut();
    await settle();
    expect(background.script.calls.at(-1)).toEqual(['signOut', 'noor']);
    expect(settings.openProfile.value).toMatchObject({ hasKeys: false, step: { type: 'sign-in' } });
  });
});

describe('a device code', () => {
  it('is asked for at once when the page opens, and then at its interval', async () => {
    const { settings, background, wait } = await openSettings({ profiles: [sso] });
    background.script.steps = [device, device];
    wait(0);
    await settle();
    wait(4_999);
    await settle();
    expect(background.script.calls).toHaveLength(1);
    wait(1);
    await settle();
    expect(background.script.calls).toEqual([
      ['pollStep', 'sso'],
      ['pollStep', 'sso'],
    ]);
    wait(5_000);
    await settle();
    expect(settings.openProfile.value).toMatchObject({ hasKeys: true });
    wait(5_000);
    expect(background.script.calls).toHaveLength(3);
  });

  it('is not asked for twice at a time, nor after its end', async () => {
    const { background, wait } = await openSettings({ profiles: [sso] });
    background.script.steps = [device];
    const release = background.hold();
    wait(0);
    wait(5_000);
    expect(background.script.calls).toHaveLength(1);
    release();
    await settle();
    wait(60_000);
    await settle();
    expect(background.script.calls).toHaveLength(1);
  });

  it('is asked for again after the background was killed in between', async () => {
    const { settings, background, wait } = await openSettings({ profiles: [sso] });
    background.failNext(new Problem('background.stopped', 'The background stopped.'));
    wait(0);
    await settle();
    expect(settings.signIn.fault.value?.id).toBe('background.stopped');
    wait(5_000);
    await settle();
    expect(settings.signIn.fault.value).toBeUndefined();
    expect(settings.openProfile.value?.hasKeys).toBe(true);
  });
});

describe('the session of a tab', () => {
  const tab = waiting('tab', cognito({ type: 'tab' }));

  it('is looked for after access was granted, and used', async () => {
    const { settings, background } = await openSettings({ profiles: [tab] });
    background.script.tabSessions = [tabSession(NOW)];
    await settings.signIn.findTabSessions();
    expect(settings.signIn.tabSessions.value?.map(({ userName }) => userName)).toEqual(['noor']);
    expect(await settings.signIn.useTabSession(tabSession(NOW))).toBe(true);
    expect(background.script.calls).toEqual([['findTabSessions'], ['useTabSession', 'tab', 't1']]);
  });

  it('fills in what a new profile lacks and the page tells', async () => {
    const { settings, background } = await openSettings({ section: 'profiles/new' });
    settings.profile.change({ kind: 'cognito', signIn: 'tab' });
    background.script.tabSessions = [{ ...tabSession(NOW), identityPoolId: IDENTITY_POOL }];
    await settings.signIn.findTabSessions();
    const [found] = settings.signIn.tabSessions.value ?? [];
    expect(found && (await settings.signIn.useTabSession(found))).toBe(true);
    expect(background.savedProfiles).toMatchObject([
      { name: 'noor at app.example.com', region: 'eu-central-1', source: { identityPoolId: IDENTITY_POOL } },
    ]);
    expect(background.script.calls.at(-1)).toEqual(['useTabSession', 'p1', 't1']);
  });

  it('is not used where neither page nor form names an identity pool', async () => {
    const { settings, background } = await openSettings({ section: 'profiles/new' });
    settings.profile.change({ kind: 'cognito', signIn: 'tab' });
    expect(await settings.signIn.useTabSession(tabSession(NOW))).toBe(false);
    expect(Object.keys(settings.profile.faults.value)).toEqual(['identityPoolId']);
    expect(background.script.calls).toEqual([]);
  });

  it('is not looked for where access is refused', async () => {
    const requestTabAccess = () => Promise.resolve(false);
    const { settings, background } = await openSettings({ profiles: [tab], requestTabAccess });
    await settings.signIn.findTabSessions();
    expect(settings.signIn.fault.value?.id).toBe('permission.refused');
    expect(background.script.calls).toEqual([]);
  });

  it('tells where there is no page to ask about', async () => {
    const requestTabAccess = () => Promise.reject(new Problem('sign-in.tab', 'No page.'));
    const { settings } = await openSettings({ profiles: [tab], requestTabAccess });
    await settings.signIn.findTabSessions();
    expect(settings.signIn.fault.value).toEqual({ id: 'sign-in.tab', message: 'No page.' });
    expect(settings.signIn.busy.value).toBe(false);
  });

  it('asks for access before anything is awaited', async () => {
    let asked = false;
    const requestTabAccess = () => {
      asked = true;
      return Promise.resolve(true);
    };
    const { settings } = await openSettings({ profiles: [tab], requestTabAccess });
    void settings.signIn.findTabSessions();
    expect(asked).toBe(true);
  });
});
