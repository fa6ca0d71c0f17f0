// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { Problem } from '#core/problem.ts';
import { kinds } from '../kinds.ts';
import { NOW, profile, savedApi } from '../samples.ts';
import { openPage, type Page, rendered } from './openPage.ts';

let page: Page;
afterEach(() => page.close());
const PASSPHRASE = 'correct horse battery staple';
const named = () =>
  page.background.script.calls.map(([name]) => name).filter((name) => name !== 'vaultState');

describe('the test of a profile', () => {
  it('shows account, ARN and time left, and copies the policy', async () => {
    const copied: string[] = [];
    page = await openPage({
      profiles: [profile()],
      apis: [savedApi()],
      copyText: async (text) => void copied.push(text),
    });
    page.background.script.identity = {
      ...page.background.script.identity,
      expiresAt: NOW + 3_600_000,
      clockOffsetMs: -600_000,
    };
    await page.press('Test');
    const text = page.text('section[aria-labelledby="test-title"]');
    expect(text).toContain('Works. arn:aws:sts::123456789012:assumed-role/ws-dev/CognitoIdentityCredentials');
    expect(text).toContain('in 1:00:00');
    expect(page.text('section[aria-labelledby="test-title"] .settings-bad')).toContain('10 min behind');
    await page.press('Copy policy');
    expect(JSON.parse(copied[0] ?? '').Statement[0].Resource).toBe(
      'arn:aws:execute-api:eu-central-1:123456789012:a1b2c3d4e5/dev/$connect',
    );
  });

  it('asks for access where AWS could not be reached, and tests again', async () => {
    const asked: string[][] = [];
    page = await openPage({
      profiles: [profile()],
      requestHost: async (origins) => asked.push(origins) > 0,
    });
    page.background.failNext(new Problem('sign-in.unreachable', 'STS could not be reached.'));
    await page.press('Test');
    await page.press('Allow access and try again');
    expect(asked).toEqual([['https://sts.eu-central-1.amazonaws.com']]);
    expect(named()).toEqual(['testProfile', 'testProfile']);
  });

  it('asks for the one server that was not reached, where that is known', async () => {
    const asked: string[][] = [];
    page = await openPage({
      profiles: [profile()],
      requestHost: async (origins) => asked.push(origins) > 0,
    });
    const about = 'https://cognito-idp.eu-central-1.amazonaws.com';
    page.background.failNext(
      new Problem('sign-in.unreachable', 'It could not be reached.', undefined, { about }),
    );
    await page.press('Test');
    await page.press('Allow access and try again');
    expect(asked).toEqual([[about]]);
  });
});

describe('the vault page', () => {
  const open = async () => {
    page = await openPage({ profiles: [profile()], section: 'vault' });
  };

  it('remembers, locks and unlocks, and leaves the passphrase nowhere', async () => {
    await open();
    await page.type('Passphrase', PASSPHRASE);
    expect(page.text('form [role="status"]')).toBe('Strong.');
    await page.type('Passphrase again', PASSPHRASE);
    await page.press('Remember me');
    await page.press('Lock now');
    await page.type('Passphrase', 'something else');
    await page.press('Unlock');
    expect(page.description('Passphrase')).toContain('This is not the passphrase.');
    await page.type('Passphrase', PASSPHRASE);
    await page.press('Unlock');
    expect(page.button('Lock now')).toBeTruthy();
    expect(named()).toEqual(['rememberWith', 'lockVault', 'unlockVault', 'unlockVault']);
    expect(document.documentElement.outerHTML).not.toContain(PASSPHRASE);
    expect([...page.root.querySelectorAll('input')].map(({ value }) => value)).not.toContain(PASSPHRASE);
  });

  it('forgets everything only after a second step', async () => {
    await open();
    await page.press('Forget every secret');
    expect(named()).toEqual([]);
    await page.press('Keep them');
    await page.press('Forget every secret');
    await page.press('Forget them');
    expect(named()).toEqual(['forgetSecrets']);
  });

  it('sets how long it stays open without use', async () => {
    await open();
    page.background.script.vault = { remember: true, locked: false, idleLockMinutes: 7 };
    page.background.announce({ type: 'vault-changed' });
    await rendered();
    const select = page.field('Lock when not used for');
    expect(select.value).toBe('7');
    select.value = '15';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await rendered();
    expect(page.background.script.calls).toContainEqual(['setIdleLock', 15]);
  });

  it('is opened from a profile that is locked', async () => {
    page = await openPage({
      profiles: kinds(NOW).map((view) => ({ ...view, locked: true })),
      section: 'profiles/signed-in',
    });
    page.background.script.passphrase = PASSPHRASE;
    await page.type('Passphrase', PASSPHRASE);
    await page.press('Unlock');
    expect(named()).toEqual(['unlockVault']);
  });

  it('takes back a refusal when the passphrase is changed, and when its form is left', async () => {
    page = await openPage({
      profiles: kinds(NOW).map((view) => ({ ...view, locked: true })),
      section: 'profiles/signed-in',
    });
    page.background.script.passphrase = PASSPHRASE;
    const refused = () => page.description('Passphrase').includes('This is not the passphrase.');
    await page.type('Passphrase', 'something else');
    await page.press('Unlock');
    expect(refused()).toBe(true);
    await page.type('Passphrase', 'something else?');
    expect(refused()).toBe(false);
    await page.press('Unlock');
    expect(refused()).toBe(true);
    await page.press('About');
    await page.press('Profiles');
    expect(refused()).toBe(false);
  });
});

describe('import and export', () => {
  it('copies the chosen profiles, and imports after a preview', async () => {
    const copied: string[] = [];
    page = await openPage({
      profiles: [profile(), profile({ id: 'two', name: 'dev' })],
      section: 'sharing',
      copyText: async (text) => void copied.push(text),
    });
    page.root.querySelector<HTMLElement>('input[type="checkbox"]')!.click();
    await rendered();
    await page.press('Copy as text');
    expect(JSON.parse(copied[0] ?? '')).toMatchObject({ profiles: ['two'] });

    await page.type('Or paste its text', '{"profiles":[{"name":"<b>dev</b>","source":{"kind":"sso"}}]}');
    expect(page.text('.settings-understood')).toContain('<b>dev</b> · Identity Center');
    expect(page.root.querySelector('.settings-understood b')).toBeNull();
    await page.press('Import');
    expect(page.text('.settings-said')).toContain('Imported “<b>dev</b>”.');
  });

  it('refuses a text that holds nothing, beside its box', async () => {
    page = await openPage({ section: 'sharing' });
    await page.type('Or paste its text', 'nonsense');
    expect(page.description('Or paste its text')).toContain('no JSON');
    await page.press('Import');
    expect(named()).toEqual([]);
  });
});
