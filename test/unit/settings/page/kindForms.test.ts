// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { kinds } from '../kinds.ts';
import { NOW } from '../samples.ts';
import { openPage, type Page, rendered } from './openPage.ts';

let page: Page;
afterEach(() => page.close());

const open = async (id: string) => {
  page = await openPage({ profiles: kinds(NOW), section: `profiles/${id}` });
};

describe('the form of every kind', () => {
  it.each(kinds(NOW).map(({ id }) => id))('gives every control a name and no id twice: %s', async (id) => {
    await open(id);
    const controls = [...page.root.querySelectorAll<HTMLInputElement>('input, select, textarea')];
    expect(controls.length).toBeGreaterThan(6);
    for (const control of controls) {
      const name = control.getAttribute('aria-label') ?? control.labels?.[0]?.textContent;
      expect(name?.trim()).toBeTruthy();
    }
    const ids = [...page.root.querySelectorAll('[id]')].map((element) => element.id);
    expect(new Set(ids).size).toBe(ids.length);
    const titles = [...page.root.querySelectorAll('label:not(:has(input))')].map(
      (label) => label.textContent,
    );
    expect(new Set(titles).size).toBe(titles.length);
  });

  it('fills the region in from the identity pool, until the person types there', async () => {
    page = await openPage({ section: 'profiles/new' });
    page.root.querySelector<HTMLElement>('input[value="cognito"]')!.click();
    await rendered();
    await page.type('Identity pool ID', 'eu-west-2:0b4c');
    expect(page.field('Region').value).toBe('eu-west-2');
    await page.type('Identity pool ID', 'us-east-1:0b4c');
    expect(page.field('Region').value).toBe('us-east-1');
    await page.type('Region', 'eu-north-1');
    await page.type('Identity pool ID', 'eu-west-3:0b4c');
    expect(page.field('Region').value).toBe('eu-north-1');
  });

  it('adds and removes session tags', async () => {
    await open('role');
    await page.press('Add tag');
    const key = page.root.querySelector<HTMLInputElement>('[aria-label="Key of tag 3"]')!;
    expect(document.activeElement).toBe(key);
    key.value = 'env';
    key.dispatchEvent(new Event('input', { bubbles: true }));
    await rendered();
    page.root.querySelector<HTMLElement>('[aria-label="Remove tag 1"]')!.click();
    await rendered();
    await page.press('Save');
    expect(page.background.savedProfiles[0]?.source).toMatchObject({ tags: { cost: 'ops', env: '' } });
  });

  it('sends a client secret once, keeps the stored one, or takes it away', async () => {
    await open('password');
    await page.type('Client secret', 'canary-client-secret');
    await page.press('Save');
    await page.type('Profile name', 'renamed');
    await page.press('Save');
    page.root.querySelector<HTMLElement>('input[type="checkbox"]')!.click();
    await rendered();
    await page.press('Save');
    expect(page.background.savedProfiles.map(({ clientSecret }) => clientSecret)).toEqual([
      'canary-client-secret',
      undefined,
      '',
    ]);
    expect(document.documentElement.outerHTML).not.toContain('canary-client-secret');
  });

  it('asks for the client secret again where it would go to another client or server', async () => {
    await open('password');
    const hint = () => page.description('Client secret');
    expect(hint()).toContain('Kept like a key.');
    expect(page.root.querySelectorAll('input[type="checkbox"]')).toHaveLength(1);
    await page.type('User pool endpoint', 'https://other.example');
    expect(hint()).toContain('To be given again');
    expect(page.root.querySelectorAll('input[type="checkbox"]')).toHaveLength(0);
    await page.type('User pool endpoint', '');
    expect(hint()).toContain('Kept like a key.');
    await page.type('App client ID', 'another');
    expect(hint()).toContain('To be given again');
  });

  it('warns of a role that is lost with the profile that it is assumed with', async () => {
    await open('keys');
    await page.press('Delete profile');
    expect(page.text('[aria-label="Confirm deletion"]')).toContain('“role” assumes its role with it.');
  });
});
