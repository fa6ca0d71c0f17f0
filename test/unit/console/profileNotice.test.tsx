// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import type { ConsoleShell } from '#console/props.ts';
import { Problem } from '#core/problem.ts';
import type { ProfileView } from '#core/profile.ts';
import type { TabSession } from '#core/signIn.ts';
import { AWS_URL, hosted, profile, role, signedOut, tab } from '#test/harness/console/samples.ts';
import { mountOnFakes, type } from './mountOnFakes.tsx';

const NOW = Date.UTC(2026, 10, 22, 12);
const PASSPHRASE = 'correct horse battery staple';
let view: Awaited<ReturnType<typeof mountOnFakes>>;
afterEach(() => view.unmount());

async function show(one: ProfileView, tabSessions: TabSession[] = [], shell: Partial<ConsoleShell> = {}) {
  const world = { profiles: [one], draft: { url: AWS_URL, profileId: one.id }, tabSessions };
  view = await mountOnFakes(world, undefined, shell);
}
const calls = () => view.background.calls.filter(([name]) => name !== 'overview' && name !== 'keepDraft');
const alerts = () => view.all('[role="alert"]').map((alert) => alert.textContent);
const session = (id: string): TabSession => ({
  id,
  origin: 'https://app.example.com',
  userName: 'noor',
  userPoolId: 'eu-central-1_Ab12Cd34',
  clientId: '4h5kexample2p',
  region: 'eu-central-1',
  expiresAt: NOW,
});

describe('a profile that cannot sign yet', () => {
  it('is unlocked in place, and the passphrase is left nowhere', async () => {
    await show(profile(NOW, { locked: true }));
    expect(view.text()).toContain('The credentials of “staging” are locked.');
    const field = view.named('input', 'Passphrase') as HTMLInputElement;
    expect(field.type).toBe('password');
    await type(field, PASSPHRASE);
    await view.click(view.button('Unlock'));
    expect(calls()).toEqual([['unlockVault', PASSPHRASE]]);
    expect(view.text()).not.toContain('are locked');
    expect(document.documentElement.outerHTML).not.toContain(PASSPHRASE);
  });

  it('keeps the passphrase in its field where it was refused, says so, and leads to where secrets are forgotten', async () => {
    await show(profile(NOW, { locked: true }));
    view.background.failNext('unlockVault', new Problem('vault.passphrase', 'This is not the passphrase.'));
    await type(view.named('input', 'Passphrase'), 'wrong');
    await view.click(view.button('Unlock'));
    expect(alerts().join()).toContain('This is not the passphrase.');
    expect((view.named('input', 'Passphrase') as HTMLInputElement).value).toBe('wrong');
    await view.click(view.button('Open the vault'));
    expect(view.options).toEqual(['vault']);
  });

  it('gives the code of an MFA device in place', async () => {
    await show(signedOut(NOW, role, { type: 'mfa-code', serial: 'arn:aws:iam::123456789012:mfa/noor' }));
    await type(view.named('input', 'Code'), '123456');
    await view.click(view.button('Continue'));
    expect(calls()).toEqual([['answerStep', 'p1', { code: '123456' }]]);
    expect(view.all('.banner')).toEqual([]);
  });

  it('says once why it has to sign in again, where a connect was refused for that', async () => {
    const problem = { id: 'sign-in.refresh-refused', message: 'The sign-in has been revoked.' };
    await show(signedOut(NOW, hosted, { type: 'sign-in', problem }));
    view.background.failNext('connect', new Problem(problem.id, problem.message));
    await view.click(view.button('Connect'));
    expect(alerts()).toEqual([problem.message]);
    expect(view.all('.banner')).toHaveLength(1);
  });

  it('signs in at the hosted page from here', async () => {
    await show(signedOut(NOW, hosted));
    await view.click(view.button('Sign in'));
    expect(calls()).toEqual([['signIn', 'p1', {}]]);
  });

  it.each([
    [
      signedOut(NOW, { kind: 'sso', startUrl: 'https://x.awsapps.com/start', ssoRegion: 'eu-west-1' }),
      'Sign in',
    ],
    [signedOut(NOW, role), 'Sign in'],
    [
      signedOut(NOW, hosted, { type: 'challenge', name: 'SMS_MFA', expiresAt: NOW + 1_000 }),
      'Go on signing in',
    ],
    [profile(NOW, { hasKeys: false }), 'Paste new keys'],
  ])('opens the options at the profile for what belongs there', async (one, button) => {
    await show(one);
    await view.click(view.button(button));
    expect(view.options).toEqual(['profiles/p1']);
  });

  it('says why it has to sign in again', async () => {
    const problem = { id: 'sign-in.refresh-refused', message: 'The refresh token was revoked.' };
    await show(signedOut(NOW, hosted, { type: 'sign-in', problem }));
    expect(view.text()).toContain('The refresh token was revoked.');
  });

  it('says it once more as an alert when one connects all the same', async () => {
    await show(signedOut(NOW, hosted));
    expect(alerts()).toEqual([]);
    await view.click(view.button('Connect'));
    expect(alerts()).toEqual(['“staging” is not signed in.']);
  });
});

describe('the session of the tab', () => {
  it('is taken with one click, where there is one', async () => {
    await show(signedOut(NOW, tab), [session('t1')]);
    await view.click(view.button('Use this tab’s session'));
    expect(calls()).toEqual([['findTabSessions'], ['useTabSession', 'p1', 't1']]);
    expect(view.all('.banner')).toEqual([]);
  });

  it.each([
    [[], /keeps no Amplify sign-in/],
    [[session('t1'), session('t2')], /keeps 2 sign-ins/],
  ])('is told where there is not exactly one', async (sessions, words) => {
    await show(signedOut(NOW, tab), sessions);
    await view.click(view.button('Use this tab’s session'));
    expect(alerts().join()).toMatch(words);
    await view.click(view.button('Open the profile'));
    expect(view.options).toEqual(['profiles/p1']);
  });

  it('is taken from several where only one is of the profile’s client, and not where none is', async () => {
    const ofClient = (clientId: string) => ({ ...tab, signIn: { type: 'tab', clientId } }) as typeof tab;
    const sessions = [session('t1'), { ...session('t2'), clientId: '9other' }];
    await show(signedOut(NOW, ofClient('9other')), sessions);
    await view.click(view.button('Use this tab’s session'));
    expect(calls()).toEqual([['findTabSessions'], ['useTabSession', 'p1', 't2']]);
    await view.unmount();

    await show(signedOut(NOW, ofClient('9third')), sessions);
    await view.click(view.button('Use this tab’s session'));
    expect(alerts().join()).toContain('another user pool or app client');
  });

  it('is not read where access is refused', async () => {
    await show(signedOut(NOW, tab), [session('t1')], { requestTabAccess: async () => false });
    await view.click(view.button('Use this tab’s session'));
    expect(alerts().join()).toContain('was not granted');
    expect(calls()).toEqual([]);
  });
});

describe('the picker of profiles', () => {
  it.each([
    [profile(NOW, { locked: true }), 'staging (locked)'],
    [signedOut(NOW, hosted), 'staging (sign in needed)'],
    [profile(NOW, { hasKeys: false }), 'staging (keys gone)'],
    [profile(NOW, { source: hosted, refreshes: true }), 'staging'],
  ])('says what a profile waits for: %#', async (one, text) => {
    await show(one);
    expect(view.all('option').map((option) => option.textContent)).toEqual([text, 'No signature']);
  });
});
