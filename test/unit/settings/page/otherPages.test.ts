// @vitest-environment happy-dom
import { readFile } from 'node:fs/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { OPTIONAL_PERMISSIONS, PERMISSIONS } from '#settings/about/facts.ts';
import { profile, savedApi } from '../samples.ts';
import { openPage, type Page, rendered } from './openPage.ts';

let page: Page;
afterEach(() => page.close());

const URL_ = 'wss://a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com/dev';

describe('the saved APIs page', () => {
  it('shows what was read of a URL, and that its signature was taken off', async () => {
    page = await openPage({ section: 'apis/new' });
    expect(document.activeElement?.id).toBe('api-url');
    await page.type('WebSocket URL', `${URL_}?X-Amz-Date=20261122T120000Z&X-Amz-Signature=0123abcd`);
    expect([...page.root.querySelectorAll('.chip')].map((chip) => chip.textContent)).toEqual([
      'API Gateway',
      'execute-api',
      'eu-central-1',
      'stage dev',
    ]);
    expect(page.text('.settings-read')).toContain(`Saved as ${URL_}`);
    await page.type('API name', 'chat');
    await page.press('Save');
    expect(page.background.savedApis).toEqual([{ name: 'chat', url: URL_ }]);
    expect(page.field('WebSocket URL').value).toBe(URL_);
  });

  it('ties the fault of a URL to its field and keeps the text', async () => {
    page = await openPage({ section: 'apis/new' });
    await page.type('WebSocket URL', 'ftp://example.com');
    expect(page.field('WebSocket URL').getAttribute('aria-invalid')).toBe('true');
    expect(page.description('WebSocket URL')).toMatch(/ftp/);
    await page.press('Save');
    expect(page.field('WebSocket URL').value).toBe('ftp://example.com');
    expect(page.background.savedApis).toEqual([]);
  });

  it('takes reconnect and keep-alive, and ties the fault of the keep-alive to its field', async () => {
    page = await openPage({ apis: [savedApi({ profileId: 'gone' })], section: 'apis' });
    const box = page.root.querySelector<HTMLInputElement>('input[type=checkbox]');
    box?.click();
    await rendered();
    await page.type('Keep-alive every (s)', '2');
    await page.press('Save');
    expect(page.description('Keep-alive every (s)')).toContain('every 5 to 3,600 seconds');
    expect(page.background.savedApis).toEqual([]);
    await page.type('Keep-alive every (s)', '20');
    await page.type('Keep-alive message', 'beat');
    await page.press('Save');
    expect(page.background.savedApis).toMatchObject([
      { id: 'chat', reconnect: true, keepAlive: { seconds: 20, message: 'beat' } },
    ]);
  });

  it('changes profile and validity of a stored API', async () => {
    page = await openPage({
      profiles: [profile(), profile({ id: 'two', name: 'dev' })],
      apis: [savedApi()],
      section: 'apis',
    });
    for (const [label, value] of [
      ['Profile', 'two'],
      ['Signature valid for', '60'],
    ] as const) {
      const select = page.field(label);
      select.value = value;
      select.dispatchEvent(new Event('change', { bubbles: true }));
      await rendered();
    }
    await page.press('Save');
    expect(page.background.savedApis).toMatchObject([{ id: 'chat', profileId: 'two', expires: 60 }]);
    expect(page.text('[data-item]')).toContain('dev');
  });

  it('says what to do where nothing is saved', async () => {
    page = await openPage({ section: 'apis' });
    expect(page.text('.settings-pane')).toContain('No saved API yet');
  });
});

describe('the page as a whole', () => {
  it('marks the place where unsaved changes are', async () => {
    page = await openPage({ profiles: [profile()] });
    await page.type('Profile name', 'changed');
    await page.press('About');
    expect(page.text('nav li:first-child')).toBe('Profiles, has changes that are not saved');
    page.root.querySelector<HTMLButtonElement>('nav li:first-child button')!.click();
    await rendered();
    expect(page.field('Profile name').value).toBe('changed');
  });

  it('shows version and copies it', async () => {
    const copied: string[] = [];
    page = await openPage({ section: 'about', copyText: async (text) => void copied.push(text) });
    await page.press('Copy version');
    expect(copied).toEqual(['Countersign 1.2.3']);
    expect(page.text('[role="status"]')).toBe('Copied.');
  });

  it('says so where the clipboard is closed', async () => {
    page = await openPage({ section: 'about', copyText: () => Promise.reject(new Error('no')) });
    await page.press('Copy version');
    expect(page.text('[role="status"]')).toBe('The browser did not let the text be copied.');
  });

  it('explains every permission of the manifest and no other', async () => {
    page = await openPage({ section: 'about' });
    const manifest = JSON.parse(await readFile('manifest.json', 'utf8')) as {
      permissions: string[];
      optional_permissions: string[];
      optional_host_permissions: string[];
    };
    const asked = manifest.permissions.map((name) => name.replace(/^\{\{\w+\}\}\./, ''));
    expect(PERMISSIONS.map(({ what }) => what).sort()).toEqual(asked.sort());
    expect(manifest.optional_host_permissions).not.toEqual([]);
    expect(OPTIONAL_PERMISSIONS.map(({ what }) => what)).toEqual([
      ...manifest.optional_permissions.map((name) => name.replace(/^\{\{\w+\}\}\./, '')),
      'Access to single sites',
    ]);
  });

  it('offers to try again where the settings cannot be read', async () => {
    page = await openPage({ profiles: [profile()] });
    const { overview } = page.background.api;
    page.background.api.overview = () => Promise.reject(new Error('The port is closed.'));
    page.background.announce({ type: 'profiles-changed' });
    await rendered();
    expect(page.text('.settings-load')).toContain('The settings could not be read: The port is closed.');
    page.background.api.overview = overview;
    await page.press('Try again');
    expect(page.root.querySelector('.settings-load')).toBeNull();
  });

  it('gives every control a name and no id twice', async () => {
    page = await openPage({ profiles: [profile()], apis: [savedApi()], section: 'apis' });
    const controls = [...page.root.querySelectorAll<HTMLInputElement>('input, select, textarea')];
    expect(controls).toHaveLength(11);
    for (const control of controls) expect(control.labels?.[0]?.textContent).toBeTruthy();
    const ids = [...page.root.querySelectorAll('[id]')].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
