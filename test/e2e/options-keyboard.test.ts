import { beforeAll, expect, it } from 'vitest';
import type { ProfileView } from '#core/profile.ts';
import { eventually } from './harness/eventually.ts';
import { inBothBrowsers } from './harness/inBrowsers.ts';
import type { View } from './harness/View.ts';
import { OptionsPage } from './pages/OptionsPage.ts';

/** The stored profile in the list. */
const LOCAL = 'local Temporary keys · eu-central-1 expiry not known';

inBothBrowsers('options by keyboard', (browser) => {
  let view: View;
  const names = async () =>
    (await browser().command<{ profiles: ProfileView[] }>('overview')).profiles.map(({ name }) => name);

  beforeAll(async () => {
    view = (await OptionsPage.open(browser())).view;
  });

  /** Presses Tab until the focus is there, at most so often. */
  async function tabTo(role: string, name: string, most: number, ...modifiers: string[]): Promise<void> {
    for (let presses = 0; presses < most; presses++) {
      if (await view.isFocused(role, name)) return;
      await view.press('Tab', ...modifiers);
    }
    expect(await view.isFocused(role, name), `${role} “${name}” within ${most} presses of Tab`).toBe(true);
  }

  const waitFocus = (role: string, name: string) =>
    eventually(`the focus on ${role} “${name}”`, () => view.isFocused(role, name));

  it('makes a profile', async () => {
    await tabTo('button', 'New profile', 9);
    await view.press('Enter');
    await waitFocus('textbox', 'Paste credentials');
    await view.type('AWS_ACCESS_KEY_ID=test');
    await view.press('Enter');
    await view.type('AWS_SECRET_ACCESS_KEY=test');
    await view.waitPageText(/Understood as environment variables/);

    await tabTo('textbox', 'Profile name', 2);
    await view.type('local');
    await tabTo('combobox', 'Region', 2);
    await view.type('eu-central-1');
    await tabTo('combobox', 'Signing service', 2);
    await view.type('execute-api');
    await tabTo('button', 'Save', 4);
    await view.press('Enter');
    await view.waitPageText(/Saved\. Kept in memory until the browser closes\./);
    const { profiles } = await browser().command<{ profiles: ProfileView[] }>('overview');
    expect(profiles).toMatchObject([
      { name: 'local', region: 'eu-central-1', service: 'execute-api', hasKeys: true },
    ]);
  });

  it('goes to what is wrong when it cannot save', async () => {
    await tabTo('button', 'New profile', 10, 'Shift');
    await view.press('Enter');
    await waitFocus('textbox', 'Paste credentials');
    await tabTo('textbox', 'Profile name', 2);
    await view.type('second');
    await view.press('Enter');
    await view.waitText('alert', undefined, /Not saved\..*The profile has no keys yet\./);
    await waitFocus('textbox', 'Paste credentials');
    expect(await names()).toEqual(['local']);
  });

  it('asks before unsaved changes are left, and Escape goes on editing', async () => {
    await tabTo('button', LOCAL, 3, 'Shift');
    await view.press('Enter');
    await view.waitText('alert', undefined, /The new profile has changes that are not saved\./);
    await waitFocus('button', 'Keep editing');
    await view.press('Escape');
    await waitFocus('textbox', 'Profile name');
    expect(await view.value('textbox', 'Profile name')).toBe('second');
  });

  it('saves on the way when told so, or stays where that is refused', async () => {
    await leave();
    await tabTo('button', 'Save changes', 2);
    await view.press('Enter');
    await view.waitText('alert', undefined, /Not saved\..*The profile has no keys yet\./);
    expect(await view.value('textbox', 'Profile name')).toBe('second');
    expect(await names()).toEqual(['local']);
  });

  it('discards them when told so', async () => {
    await leave();
    await tabTo('button', 'Discard changes', 3);
    await view.press('Enter');
    await view.waitFor('heading', 'local');
    expect(await view.value('textbox', 'Profile name')).toBe('local');
    expect(await names()).toEqual(['local']);
  });

  /** Goes to the stored profile while the new one has changes. */
  async function leave(): Promise<void> {
    await tabTo('button', LOCAL, 4, 'Shift');
    await view.press('Enter');
    await waitFocus('button', 'Keep editing');
  }
});
