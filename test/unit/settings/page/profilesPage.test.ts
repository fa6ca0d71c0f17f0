// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { guest, IDENTITY_POOL } from '../kinds.ts';
import { profile, savedApi } from '../samples.ts';
import { openPage, type Page, rendered } from './openPage.ts';

let page: Page;
afterEach(() => page.close());

const two = [profile(), profile({ id: 'two', name: 'dev' })];
const items = () => [...page.root.querySelectorAll<HTMLButtonElement>('[data-item]')];

describe('the profiles page', () => {
  it('says what to do where there is no profile', async () => {
    page = await openPage();
    expect(page.text('.settings-pane')).toContain('No profile yet');
    expect(page.buttons('New profile')).toHaveLength(1);
    expect(page.buttons('Save')).toHaveLength(0);
  });

  it('counts the expiry down, outside any live region', async () => {
    page = await openPage({ profiles: [profile()] });
    expect(items()[0]?.textContent).toContain('expire in 42:10');
    await vi.advanceTimersByTimeAsync(1_000);
    await rendered();
    expect(items()[0]?.textContent).toContain('expire in 42:09');
    for (const live of page.root.querySelectorAll('[role="status"], [role="alert"], [aria-live]')) {
      expect(live.textContent).not.toMatch(/42:/);
    }
  });

  it('asks in place before unsaved changes are left, and goes where was meant', async () => {
    page = await openPage({ profiles: two });
    await page.type('Profile name', 'changed');
    items()[1]!.click();
    await rendered();
    expect(page.field('Profile name').value).toBe('changed');
    expect(document.activeElement).toBe(page.button('Keep editing'));
    await page.press('Discard changes');
    expect(page.field('Profile name').value).toBe('dev');
    expect(document.activeElement).toBe(items()[1]);
  });

  it('shows the sign-in above the form of a profile that is set up, and where it was while one is made', async () => {
    page = await openPage({ profiles: [profile(), guest()] });
    const panelIsFirst = () => {
      const panel = page.root.querySelector('[aria-labelledby="test-title"]')!;
      const form = page.root.querySelector('form[aria-label*="rofile"]')!;
      return Boolean(panel.compareDocumentPosition(form) & Node.DOCUMENT_POSITION_FOLLOWING);
    };
    expect(panelIsFirst()).toBe(false);
    items()[1]!.click();
    await rendered();
    expect(panelIsFirst()).toBe(true);

    await page.press('New profile');
    page.root.querySelector<HTMLInputElement>('input[value="cognito"]')!.click();
    await rendered();
    page.root.querySelector<HTMLInputElement>('input[value="guest"]')!.click();
    await rendered();
    await page.type('Profile name', 'another');
    await page.type('Identity pool ID', IDENTITY_POOL);
    await page.press('Test');
    expect(page.background.savedProfiles).toHaveLength(1);
    expect(items()).toHaveLength(3);
    expect(panelIsFirst()).toBe(false);
    items()[1]!.click();
    await rendered();
    expect(panelIsFirst()).toBe(true);
    items()[2]!.click();
    await rendered();
    expect(panelIsFirst()).toBe(true);
  });

  it('goes back to editing with Escape', async () => {
    page = await openPage({ profiles: two });
    await page.type('Profile name', 'changed');
    items()[1]!.click();
    await rendered();
    document.activeElement!.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await rendered();
    expect(page.buttons('Keep editing')).toHaveLength(0);
    expect(page.field('Profile name').value).toBe('changed');
    expect(document.activeElement?.id).toBe('profile-name');
  });

  it('deletes only after a second step, and puts the focus into the list', async () => {
    page = await openPage({ profiles: two, apis: [savedApi()] });
    await page.press('Delete profile');
    expect(page.background.profiles).toHaveLength(2);
    expect(page.text('[aria-label="Confirm deletion"]')).toContain(
      'Delete “staging” and forget its keys? One saved API uses it and will need another profile.',
    );
    expect(document.activeElement).toBe(page.button('Keep it'));
    await page.press('Delete');
    expect(page.background.profiles.map(({ name }) => name)).toEqual(['dev']);
    expect(page.text('.settings-said')).toBe('Deleted “staging”.');
    expect(document.activeElement).toBe(items()[0]);
  });

  it('puts the focus back on Delete profile where it is kept', async () => {
    page = await openPage({ profiles: two });
    await page.press('Delete profile');
    await page.press('Keep it');
    expect(page.background.profiles).toHaveLength(2);
    expect(document.activeElement).toBe(page.button('Delete profile'));
  });

  it('puts the focus on New profile after the last one is deleted', async () => {
    page = await openPage({ profiles: [profile()] });
    await page.press('Delete profile');
    await page.press('Delete');
    expect(document.activeElement).toBe(page.button('New profile'));
  });

  it('goes through the list by arrow keys', async () => {
    page = await openPage({ profiles: two });
    const press = (key: string) =>
      document.activeElement!.dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
      );
    items()[0]!.focus();
    press('ArrowDown');
    expect(document.activeElement).toBe(items()[1]);
    press('ArrowDown');
    expect(document.activeElement).toBe(items()[1]);
    press('Home');
    expect(document.activeElement).toBe(items()[0]);
  });

  it('warns before the page is closed with unsaved changes, and only then', async () => {
    page = await openPage({ profiles: two });
    const close = () => {
      const event = new Event('beforeunload', { cancelable: true });
      window.dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect(close()).toBe(false);
    await page.type('Profile name', 'changed');
    expect(close()).toBe(true);
    await page.type('Profile name', 'staging');
    expect(close()).toBe(false);
  });

  it('says that keys are gone after the browser was closed', async () => {
    page = await openPage({ profiles: [profile({ hasKeys: false })] });
    expect(items()[0]?.textContent).toContain('keys gone: paste again');
    expect(page.text('.settings-form .banner')).toContain('The keys of this profile are gone');
  });
});
