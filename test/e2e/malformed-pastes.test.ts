import { beforeAll, expect, it } from 'vitest';
import { readPaste } from '#core/credentials/readPaste.ts';
import { MALFORMED } from '#test/unit/core/credentials/malformed.ts';
import { inBothBrowsers } from './harness/inBrowsers.ts';
import { readSettled, readStorage, type StoredItems } from './harness/readStorage.ts';
import { OptionsPage } from './pages/OptionsPage.ts';

inBothBrowsers('a paste that cannot be used', (browser) => {
  let options: OptionsPage;
  let before: StoredItems;

  beforeAll(async () => {
    options = await OptionsPage.open(browser());
    await options.view.click('button', 'New profile');
    await options.view.fill('textbox', 'Profile name', 'dev');
    before = await readSettled(options.view);
  });

  it('is tried in fifty ways', () => expect(MALFORMED).toHaveLength(50));

  it.each(MALFORMED)('$name: is told why, kept in its box, and not stored', async ({ text, id }) => {
    const [fault] = readPaste(text, Date.now()).faults;
    expect(fault?.id).toBe(id);
    const { view } = options;
    await view.fill('textbox', 'Paste credentials', text);
    await view.until('the last refusal to go', (win) => !win.document.body.innerText.includes('Not saved.'));
    await view.click('button', 'Save');
    const refusal = await view.waitText('alert', undefined, /^Not saved\..*\S/);
    expect(refusal).toContain(fold(fault!.message));
    expect(refusal).toMatch(/[.?]$/);
    // What the sentence says must be of use to a person: it is shown where they look, too.
    expect(await describedText(view)).toContain(fold(fault!.message));
    expect(await view.value('textbox', 'Paste credentials')).toBe(text.replace(/\r\n?/g, '\n'));
    expect(await readStorage(view)).toEqual(before);
  });

  it('leaves no profile behind', async () => {
    const again = await OptionsPage.open(browser());
    await again.view.waitPageText(/No profile yet/);
    await again.view.close();
  });
});

const fold = (text: string) => text.replace(/\s+/g, ' ').trim();

/** What is tied to the paste box for those who cannot see where it stands. */
const describedText = (view: OptionsPage['view']) =>
  view.evaluate((win) => {
    const box = win.document.querySelector('#profile-paste');
    const ids = box?.getAttribute('aria-describedby')?.split(/\s+/) ?? [];
    const texts = ids.map((id) => win.document.getElementById(id)?.textContent ?? '');
    return texts.join(' ').replace(/\s+/g, ' ');
  });
