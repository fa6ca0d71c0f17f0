import { expect, it } from 'vitest';
import { addProfile } from './harness/addProfile.ts';
import { inBothBrowsers } from './harness/inBrowsers.ts';
import { useGateway } from './harness/useGateway.ts';
import { ConsolePage } from './pages/ConsolePage.ts';

const TICKS = 3_000;

inBothBrowsers('go to a frame', (browser) => {
  const gateway = useGateway();

  it('leads to a number, a time, and with a filter to the next row that passes', async () => {
    await addProfile(browser(), 'good', gateway().credentials.good);
    const tab = await ConsolePage.tab(browser());
    const { view } = tab;
    await tab.connect(gateway().url, 'good');
    await tab.waitState(/Connected/);
    await tab.send(JSON.stringify({ action: 'ticker', rate: 3_000, size: 120, count: TICKS }));
    await tab.waitRow(new RegExp(`"n":${TICKS}\\b`));

    /** By the keyboard, from the list. */
    const goTo = async (place: string) => {
      await view.evaluate((win) => win.document.querySelector<HTMLElement>('[role=grid]')?.focus());
      await view.press('g', 'Control');
      await view.fill('textbox', 'Frame number or time', place);
      await view.click('button', 'Go');
    };
    const selected = () =>
      view.until('a selected row', (win) => {
        const row = win.document.querySelector('[role=row][aria-selected=true]');
        return row && [...row.querySelectorAll('[role=gridcell]')].map((cell) => cell.textContent ?? '');
      });

    await goTo('#1,500');
    await tab.waitRow(/"n":1497\b/);
    const [, time = ''] = await selected();
    expect(time).toMatch(/^\d\d:\d\d:\d\d\.\d{3}$/);
    expect(await view.isFocused('grid', 'Frames')).toBe(true);
    expect(await view.has('button', 'Jump to latest ↓')).toBe(true);

    await goTo(`#${TICKS}`);
    await tab.waitRow(/"n":2997\b/);
    await goTo(time);
    // Ticks come several in a millisecond: the first of them is meant.
    await view.until(
      `a selected row of ${time}`,
      (win, wanted) => {
        const row = win.document.querySelector('[role=row][aria-selected=true]');
        const before = row?.previousElementSibling?.textContent ?? '';
        return row?.textContent?.includes(wanted) && !before.includes(wanted);
      },
      time,
    );

    await goTo('#999999');
    await view.waitText('alert', undefined, /There is no frame #999,999: the log holds #1 to #3,003\./);
    await goTo('half past ten');
    await view.waitText('alert', undefined, /neither a frame’s number nor a time/);
    await view.press('Escape');
    expect(await view.has('textbox', 'Frame number or time')).toBe(false);

    await view.fill('searchbox', 'Filter frames', '/"n":\\d*00,/');
    await view.waitPageText(/\b30 of 3,003(?! ·)/);
    await goTo('#1234');
    await view.until('the next hundred', (win) =>
      win.document.querySelector('[role=row][aria-selected=true]')?.textContent?.includes('"n":1300,'),
    );
    await tab.close();
  });
});
