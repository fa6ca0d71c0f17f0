import { expect, it } from 'vitest';
import { addProfile } from './harness/addProfile.ts';
import { inBothBrowsers } from './harness/inBrowsers.ts';
import { useGateway } from './harness/useGateway.ts';
import type { View } from './harness/View.ts';
import { ConsolePage } from './pages/ConsolePage.ts';

/** More presses than this from one thing to the next would be no keyboard's work. */
const MOST_TABS = 20;

inBothBrowsers('keyboard', (browser) => {
  const gateway = useGateway();

  it('does the whole main job without a mouse', async () => {
    await addProfile(browser(), 'another', gateway().credentials.denied);
    await addProfile(browser(), 'chat', gateway().credentials.good);
    const page = await ConsolePage.popup(browser());
    const { view } = page;
    await page.waitState(/Not connected/);

    await tabTo(view, 'combobox', 'Profile');
    await view.press('c');
    await tabTo(view, 'textbox', 'WebSocket URL');
    await view.type(gateway().url);
    await tabTo(view, 'button', 'Connect');
    await view.press('Enter');
    await page.waitState(/Connected/);
    expect(gateway().connections()[0]?.accessKeyId).toBe(gateway().credentials.good.accessKeyId);
    expect(await view.isFocused('button', 'Disconnect')).toBe(true);

    await tabTo(view, 'tab', 'Frames');
    await arrowTo(view, 'ArrowRight', 'Conversation');
    await arrowTo(view, 'ArrowRight', 'Handshake');
    await view.waitPageText(/HTTP 101 Switching Protocols/);
    await arrowTo(view, 'ArrowRight', 'Signature');
    await arrowTo(view, 'ArrowLeft', 'Handshake');
    await arrowTo(view, 'End', 'Sequences');
    await arrowTo(view, 'Home', 'Frames');

    await tabTo(view, 'grid', 'Frames');
    await tabTo(view, 'textbox', 'Message');
    await view.type('{"action":"echo","n":1}');
    await tabTo(view, 'button', 'Send');
    await view.press(' ');
    await view.until('the first echo', hasRows, 4);
    await tabTo(view, 'textbox', 'Message', 'Shift');
    await view.press('Enter', 'Control');
    await view.until('the second echo', hasRows, 6);

    await tabTo(view, 'grid', 'Frames', 'Shift');
    await view.press('End');
    await view.until('the last row chosen', isChosen, 6);
    await view.press('ArrowUp');
    await view.until('the row above chosen', isChosen, 5);
    await view.press('Home');
    await view.until('the first row chosen', isChosen, 1);
    await view.press('ArrowDown');
    await view.press('ArrowDown');
    await view.until('the third row chosen', isChosen, 3);
    expect(await view.has('region', 'Frame detail')).toBe(false);
    await view.press('Enter');
    await view.waitText('region', 'Frame detail', /#3 ?↑.*"action"/);
    await tabTo(view, 'button', 'Close detail');
    await view.press('Enter');
    await view.waitGone('region', 'Frame detail');
    expect(await view.isFocused('grid', 'Frames')).toBe(true);

    await tabTo(view, 'button', 'Disconnect', 'Shift');
    await view.press('Enter');
    await page.waitState(/Closed/);
    await page.close();
  });

  // In a tab: an Escape pressed by automation does not reach the page in Firefox's popup.
  it('connects by Enter in the URL box, and leaves the details by Escape', async () => {
    const page = await ConsolePage.tab(browser());
    const { view } = page;
    await page.waitState(/Closed/);
    await tabTo(view, 'textbox', 'WebSocket URL');
    await view.press('Enter');
    await page.waitState(/Connected/);
    await tabTo(view, 'tab', 'Frames');
    await tabTo(view, 'grid', 'Frames');
    await view.press('Home');
    await view.until('the first row chosen', isChosen, 1);
    await view.press('Enter');
    await view.waitText('region', 'Frame detail', /#1/);
    await tabTo(view, 'button', 'Copy payload');
    await view.press('Escape');
    await view.waitGone('region', 'Frame detail');
    expect(await view.isFocused('grid', 'Frames')).toBe(true);
    await page.close();
  });
});

/** Presses Tab until the element has the focus. */
async function tabTo(view: View, role: string, name: string, ...modifiers: string[]): Promise<void> {
  for (let presses = 0; presses <= MOST_TABS; presses++) {
    if (await view.isFocused(role, name)) return;
    await view.press('Tab', ...modifiers);
  }
  throw new Error(`${MOST_TABS} presses of Tab do not lead to the ${role} “${name}”.`);
}

/** Presses a key that moves along the tabs, and waits until that tab is chosen and focused. */
async function arrowTo(view: View, key: string, tab: string): Promise<void> {
  await view.press(key);
  await view.until(
    `the tab “${tab}”`,
    (win, wanted) => {
      const { activeElement } = win.document;
      return activeElement?.getAttribute('aria-selected') === 'true' && activeElement.textContent === wanted;
    },
    tab,
  );
}

/** Whether the grid says that this row, counted from 1, is the active one. */
function isChosen(win: Window, rowIndex: number): boolean {
  const grid = win.document.querySelector('[role=grid][aria-label=Frames]');
  const row = win.document.getElementById(grid?.getAttribute('aria-activedescendant') ?? '');
  return (
    row?.getAttribute('aria-rowindex') === String(rowIndex) && row.getAttribute('aria-selected') === 'true'
  );
}

const hasRows = (win: Window, count: number) =>
  win.document.querySelectorAll('[role=grid] [role=row]').length >= count;
