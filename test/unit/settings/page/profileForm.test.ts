// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { credentialsFile, profile, SECRET, shellExports, TOKEN } from '../samples.ts';
import { openPage, type Page, rendered } from './openPage.ts';

let page: Page;
afterEach(() => page.close());

const paste = (text: string) => page.type('Paste credentials', text);

describe('the profile form', () => {
  it('shows what was understood before saving, without the secrets', async () => {
    page = await openPage();
    await page.press('New profile');
    await paste(shellExports());
    const understood = page.text('.settings-understood');
    expect(understood).toContain('ASIA…LE7Q');
    expect(understood).toContain('Secretthere (40 characters)');
    expect(understood).toContain(`Session tokenthere (${TOKEN.length} characters)`);
    expect(understood).not.toContain(SECRET);
    expect(understood).not.toContain(TOKEN);
    expect(page.description('Paste credentials')).toContain('session token: there');
    expect(page.background.savedProfiles).toEqual([]);
  });

  it('empties the box after saving, and leaves the secret nowhere in the page', async () => {
    page = await openPage();
    await page.press('New profile');
    await paste(shellExports());
    await page.type('Profile name', 'dev');
    await page.press('Save');
    expect(page.background.savedProfiles).toHaveLength(1);
    expect(page.field('Paste credentials').value).toBe('');
    expect(document.documentElement.outerHTML).not.toContain(SECRET);
    expect(page.text('.settings-said')).toBe('Saved. Kept in memory until the browser closes.');
    expect(page.root.querySelector('[data-item][aria-current="true"]')?.textContent).toContain('dev');
  });

  it('refuses with the reason beside the field and the button, keeps the text, and moves the focus', async () => {
    page = await openPage();
    await page.press('New profile');
    await paste('nothing of use');
    await page.press('Save');
    expect(page.background.savedProfiles).toEqual([]);
    expect(page.field('Paste credentials').value).toBe('nothing of use');
    expect(page.text('[role="alert"]')).toMatch(/^Not saved\..*The profile has no name yet\./);
    expect(page.description('Profile name')).toContain('The profile has no name yet.');
    expect(page.field('Profile name').getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement?.id).toBe('profile-paste');
  });

  it('asks which of several sets of keys is meant', async () => {
    page = await openPage();
    await page.press('New profile');
    await paste(credentialsFile('dev', 'prod'));
    const radios = page.root.querySelectorAll<HTMLInputElement>('.settings-choice input');
    expect([...radios].map((radio) => radio.checked)).toEqual([false, false]);
    await page.press('Save');
    expect(document.activeElement).toBe(radios[0]);
    expect(page.text('fieldset .fault')).toBe('Choose which one this profile is for.');

    radios[1]!.click();
    await rendered();
    expect(page.field('Profile name').value).toBe('prod');
    expect(page.field('Region').value).toBe('eu-west-2');
    await page.press('Save');
    expect(page.background.savedProfiles[0]?.keys?.accessKeyId).toBe('ASIAEXAMPLEEXAMPL001');
  });

  it('says why a temporary key without its token is of no use, while it is pasted', async () => {
    page = await openPage();
    await page.press('New profile');
    await paste(`AWS_ACCESS_KEY_ID=ASIAEXAMPLEEXAMPLE7Q\nAWS_SECRET_ACCESS_KEY=${SECRET}`);
    expect(page.text('.settings-paste .banner.bad')).toMatch(/token/);
    expect(page.field('Paste credentials').getAttribute('aria-invalid')).toBe('true');
    expect(page.root.querySelector('.settings-understood')).toBeNull();
  });

  it('warns of long-lived keys and still takes them', async () => {
    page = await openPage();
    await page.press('New profile');
    await paste(`AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE\nAWS_SECRET_ACCESS_KEY=${SECRET}`);
    expect(page.text('.settings-understood .settings-warn')).not.toBe('');
    await page.type('Profile name', 'build');
    await page.press('Save');
    expect(page.text('[data-item]')).toContain('Long-lived keys');
  });

  it('keeps pasted markup as text', async () => {
    page = await openPage();
    await page.press('New profile');
    await paste(credentialsFile('<img src=x onerror=alert(1)>'));
    expect(page.root.querySelector('img')).toBeNull();
    expect(page.text('.settings-understood')).toContain('<img src=x onerror=alert(1)>');
  });

  it('asks the browser not to keep what is pasted', async () => {
    page = await openPage({ section: 'profiles/new' });
    expect(page.field('Paste credentials').getAttribute('autocomplete')).toBe('off');
  });

  it('starts a new profile in the paste box', async () => {
    page = await openPage({ profiles: [profile()] });
    await page.press('New profile');
    expect(document.activeElement?.id).toBe('profile-paste');
  });

  it('puts keys that are pasted into the name where they belong', async () => {
    page = await openPage({ section: 'profiles/new' });
    const event = new Event('paste', { bubbles: true, cancelable: true });
    Object.assign(event, { clipboardData: { getData: () => shellExports() } });
    page.field('Profile name').dispatchEvent(event);
    await rendered();
    expect(event.defaultPrevented).toBe(true);
    expect(page.field('Paste credentials').value).toBe(shellExports());
    expect(page.field('Profile name').value).toBe('');
  });
});
