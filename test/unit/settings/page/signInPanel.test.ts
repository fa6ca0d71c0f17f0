// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Problem } from '#core/problem.ts';
import { kinds, tabSession } from '../kinds.ts';
import { NOW } from '../samples.ts';
import { openPage, type Page, type PageSeed, rendered } from './openPage.ts';

let page: Page;
afterEach(() => {
  vi.restoreAllMocks();
  page.close();
});

const PASSWORD = 'Canary-Password-1';
const open = async (id: string, seed: PageSeed = {}) => {
  page = await openPage({ profiles: kinds(NOW), section: `profiles/${id}`, ...seed });
};
const panel = () => page.root.querySelector<HTMLElement>('section[aria-labelledby="sign-in-title"]')!;
const labels = () => [...panel().querySelectorAll('label')].map((label) => label.textContent);
const calls = () => page.background.script.calls.filter(([name]) => name !== 'vaultState');

describe('the sign-in of a profile', () => {
  it('takes a password once, and leaves it nowhere', async () => {
    await open('password');
    expect(page.field('Password').type).toBe('password');
    expect(page.field('Password').autocomplete).toBe('off');
    await page.type('Password', PASSWORD);
    await page.press('Sign in');
    expect(calls()).toEqual([['signIn', 'password', { password: PASSWORD, userName: 'noor' }]]);
    expect(panel().textContent).toContain('Signed in.');
    expect(document.documentElement.outerHTML).not.toContain(PASSWORD);
    expect([...page.root.querySelectorAll('input')].map(({ value }) => value)).not.toContain(PASSWORD);
  });

  it('asks for the password and for the user name where they are missing', async () => {
    await open('password');
    await page.press('Sign in');
    expect(page.description('Password')).toBe('Type the password. ');
    await page.type('User name', '');
    await page.press('Sign in');
    expect(page.description('Password')).toContain('no user name yet');
    expect(document.activeElement).toBe(page.field('User name'));
    expect(calls()).toEqual([]);
  });

  it('says why it failed, as an alert that comes into sight', async () => {
    await open('password');
    const seen = vi.spyOn(Element.prototype, 'scrollIntoView');
    page.background.failNext(new Problem('sign-in.disabled', 'This user is disabled.', 'Ask for help.'));
    await page.type('Password', PASSWORD);
    await page.press('Sign in');
    expect(panel().querySelector('[role="alert"]')?.textContent).toContain(
      'This user is disabled. Ask for help.',
    );
    expect(seen.mock.contexts).toContain(panel().querySelector('[role="alert"]'));
  });

  it('says what happened before where it has to be done again', async () => {
    await open('wrong-password');
    expect(panel().querySelector('[role="alert"]')?.textContent).toContain('User name or password is wrong.');
    expect(labels()).toEqual(['Password']);
  });

  it('asks for access to the servers in the way, and tries again', async () => {
    const asked: string[][] = [];
    await open('unreachable', {
      requestHost: async (origins) => {
        asked.push(origins);
        return true;
      },
    });
    await page.type('Password', PASSWORD);
    await page.press('Allow access and try again');
    await rendered();
    expect(asked).toEqual([
      [
        'https://cognito-identity.eu-central-1.amazonaws.com',
        'https://cognito-idp.eu-central-1.amazonaws.com',
        'https://sts.eu-central-1.amazonaws.com',
      ],
    ]);
    expect(calls().map(([name]) => name)).toEqual(['signIn']);
  });

  it('does not try again where access was refused', async () => {
    await open('unreachable', { requestHost: async () => false });
    await page.type('Password', PASSWORD);
    await page.press('Allow access and try again');
    expect(panel().textContent).toContain('The browser did not grant access.');
    expect(calls()).toEqual([]);
  });

  it('shows the redirect URL of the hosted page, to copy', async () => {
    const copied: string[] = [];
    await open('hosted', { copyText: async (text) => void copied.push(text) });
    await page.press('Copy redirect URL');
    expect(copied).toEqual(['https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/']);
    await page.press('Sign in');
    expect(calls()).toEqual([['signIn', 'hosted', {}]]);
  });

  it('takes a pasted token, and empties the box', async () => {
    await open('token');
    await page.type('ID token or SAML assertion', ' aaa.bbb.ccc ');
    await page.press('Sign in');
    expect(calls()).toEqual([['signIn', 'token', { token: 'aaa.bbb.ccc' }]]);
    expect([...page.root.querySelectorAll('textarea')].map(({ value }) => value)).not.toContain(
      ' aaa.bbb.ccc ',
    );
  });

  it('offers the sessions of the tab', async () => {
    await open('tab');
    page.background.script.tabSessions = [tabSession(NOW)];
    await page.press('Find the tab’s session');
    expect(panel().textContent).toContain('noor at https://app.example.com');
    panel().querySelector<HTMLElement>('[aria-label="Use the session of noor"]')!.click();
    await rendered();
    expect(calls().at(-1)).toEqual(['useTabSession', 'tab', 't1']);
  });

  it('says so where the tab has none', async () => {
    await open('tab');
    await page.press('Find the tab’s session');
    expect(panel().querySelector('[role="status"]')?.textContent).toContain('No Amplify session was found');
  });

  it('is over when it is signed in, with the way out', async () => {
    await open('signed-in');
    expect(panel().textContent).toContain('Signed in as noor.');
    expect(panel().textContent).toContain('Refreshes by itself.');
    await page.press('Sign out');
    expect(calls()).toEqual([['signOut', 'signed-in']]);
    expect(labels()).toEqual(['Password']);
  });

  it('is not needed for a guest', async () => {
    await open('guest');
    expect(panel().textContent).toContain('No sign-in is needed');
    expect(page.buttons('Sign in')).toEqual([]);
  });
});

describe('a step of a sign-in that was left', () => {
  it.each<[string, Record<string, string>, unknown]>([
    ['sms', { Code: '123 456' }, { code: '123 456' }],
    ['totp', { Code: '123456' }, { code: '123456' }],
    ['email', { 'E-mail address': 'noor@example.com' }, { attributes: { email: 'noor@example.com' } }],
    ['custom', { Answer: 'Rex' }, { answer: 'Rex' }],
    ['mfa', { Code: '654321' }, { code: '654321' }],
    [
      'new-password',
      {
        'New password': 'n3w-Secret',
        'New password again': 'n3w-Secret',
        'E-mail address': 'a@b',
        'Full name': 'Noor',
      },
      { newPassword: 'n3w-Secret', attributes: { email: 'a@b', name: 'Noor' } },
    ],
  ])('goes on when the page opens: %s', async (id, fields, answer) => {
    await open(id);
    expect(labels()).toEqual(Object.keys(fields));
    for (const [label, text] of Object.entries(fields)) await page.type(label, text);
    await page.press('Continue');
    expect(calls()).toEqual([['answerStep', id, answer]]);
  });

  it('tells where a code went and what was wrong with the last one', async () => {
    await open('sms');
    expect(panel().textContent).toContain('by text message to +********1234');
    expect(panel().querySelector('[role="alert"]')?.textContent).toContain('This is not the code.');
    expect(panel().textContent).toContain('Cognito waits 2:50');
  });

  it('sends no empty answer, and no two new passwords that differ', async () => {
    await open('new-password');
    await page.press('Continue');
    expect(page.description('New password')).toContain('New password is missing.');
    expect(document.activeElement).toBe(page.field('New password'));
    for (const label of ['New password again', 'E-mail address', 'Full name']) await page.type(label, 'x');
    await page.type('New password', 'y');
    await page.press('Continue');
    expect(page.description('New password again')).toContain('not the same');
    expect(calls()).toEqual([]);
  });

  it('offers the second factors by their names', async () => {
    await open('choose-mfa');
    expect(labels()).toEqual(['Text message', 'Authenticator app']);
    panel().querySelectorAll('input')[1]!.click();
    await rendered();
    await page.press('Continue');
    expect(calls()).toEqual([['answerStep', 'choose-mfa', { option: 'SOFTWARE_TOKEN_MFA' }]]);
  });

  it('gives the secret of an authenticator app as text and as a link', async () => {
    const copied: string[] = [];
    await open('totp', { copyText: async (text) => void copied.push(text) });
    expect(panel().textContent).toContain('JBSW Y3DP EHPK 3PXP');
    await page.press('Copy key');
    await page.press('Copy otpauth link');
    const [key, link = ''] = copied;
    expect(key).toBe('JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP');
    expect(new URL(link).searchParams.get('secret')).toBe(key);
    expect(link).toMatch(/^otpauth:\/\/totp\/Cognito:noor\?/);
  });

  it('shows a device code, and opens its page', async () => {
    const opened: string[] = [];
    await open('device', { openUrl: (url) => opened.push(url) });
    expect(panel().textContent).toContain('BDWP-HQPK');
    await page.press('Open the page');
    expect(opened).toEqual(['https://device.sso.eu-central-1.amazonaws.com/?user_code=BDWP-HQPK']);
  });

  it('opens nothing but pages of the web', async () => {
    const opened: string[] = [];
    const profiles = kinds(NOW).map((view) =>
      view.step?.type === 'device-code'
        ? { ...view, step: { ...view.step, url: 'javascript:alert(1)' } }
        : view,
    );
    await open('device', { profiles, openUrl: (url) => opened.push(url) });
    await page.press('Open the page');
    expect(opened).toEqual([]);
  });

  it('asks for account and role', async () => {
    await open('choose-role');
    await page.press('Continue');
    expect(panel().textContent).toContain('Choose one of them.');
    panel().querySelectorAll<HTMLInputElement>('input[type="radio"]')[2]!.click();
    await rendered();
    await page.press('Continue');
    expect(calls()).toEqual([
      ['answerStep', 'choose-role', { accountId: '210987654321', roleName: 'ReadOnly' }],
    ]);
  });

  it('can be given up', async () => {
    await open('sms');
    await page.press('Cancel sign-in');
    expect(calls()).toEqual([['signOut', 'sms']]);
    expect(labels()).toEqual(['Password']);
  });

  it('moves the focus to the next one', async () => {
    await open('password');
    page.background.script.steps = [{ type: 'challenge', name: 'EMAIL_OTP', expiresAt: NOW + 60_000 }];
    await page.type('Password', PASSWORD);
    page.field('Password').focus();
    await page.press('Sign in');
    expect(document.activeElement).toBe(page.field('Code'));
  });
});
