import { expect, it } from 'vitest';
import { addProfile } from './harness/addProfile.ts';
import { inBothBrowsers } from './harness/inBrowsers.ts';
import { useGateway } from './harness/useGateway.ts';
import { ConsolePage } from './pages/ConsolePage.ts';

const TICKS = 5_000;

inBothBrowsers('filter and clear', (browser) => {
  const gateway = useGateway();

  it('finds rows of the past and of the present, and clearing keeps the selected row in sight', async () => {
    await addProfile(browser(), 'good', gateway().credentials.good);
    const tab = await ConsolePage.tab(browser());
    const { view } = tab;
    const filter = (text: string) => view.fill('searchbox', 'Filter frames', text);
    await tab.connect(gateway().url, 'good');
    await tab.waitState(/Connected/);
    await tab.send(JSON.stringify({ action: 'ticker', rate: 5_000, size: 120, count: TICKS }));
    await tab.waitRow(new RegExp(`"n":${TICKS}\\b`));
    // connecting, connected, and the ticker's order
    const all = TICKS + 3;

    await filter('"n":4321,');
    await view.waitPageText(/\b1 of 5,003(?! ·)/);
    expect((await tab.rows()).map(({ line }) => line.slice(0, 24))).toEqual(['{"type":"tick","n":4321,']);
    await tab.openRow(/"n":4321/);
    await view.waitText('region', 'Frame detail', /#4324/);

    await filter('');
    await tab.waitRow(/"n":4320\b/);
    expect(await tab.rowCount()).toBe(all);
    const place = await view.evaluate((win) => {
      const list = win.document.querySelector('.frame-scroller')?.getBoundingClientRect();
      const row = win.document.querySelector('[role=row][aria-selected=true]');
      const box = row?.getBoundingClientRect();
      if (!list || !box) return undefined;
      return { text: row?.textContent, share: (box.top + box.height / 2 - list.top) / list.height };
    });
    expect(place?.text).toContain('"n":4321,');
    expect(place?.share).toBeCloseTo(0.5, 1);

    await filter('$.n>=4990 -$.n=4995');
    await view.waitPageText(/\b10 of 5,003(?! ·)/);
    await filter('/"n":\\d*00,/ dir:received');
    await view.waitPageText(/\b50 of 5,003(?! ·)/);
    await filter('no such text anywhere');
    await view.waitPageText(/No frame passes the filter\./);

    await filter('needle-7');
    await tab.send('{"action":"echo","hay":"needle-7"}');
    await view.waitPageText(/\b2 of 5,005/);
    expect((await tab.rows()).map(({ direction }) => direction)).toEqual(['sent', 'received']);
    await view.press('Escape');
    await filter('');
    await tab.waitRow(/"n":4321\b/);
    expect(await tab.rowCount()).toBe(all + 2);
    await tab.close();
  });

  it('tells what is wrong with a filter, and goes on with the last good one', async () => {
    const tab = await ConsolePage.tab(browser());
    await tab.waitState(/Connected/);
    await tab.view.fill('searchbox', 'Filter frames', 'is:error');
    await tab.view.waitPageText(/\b0 of 5,005/);
    await tab.view.fill('searchbox', 'Filter frames', '/(x+)+y/');
    await tab.view.waitText('alert', undefined, /could take for ever/);
    expect(await tab.rowCount()).toBe(0);
    await tab.close();
  });

  it('has help that puts an example into the box', async () => {
    const tab = await ConsolePage.tab(browser());
    await tab.waitState(/Connected/);
    await tab.view.click('button', 'Filter help');
    await tab.view.clickElement('the example dir:sent', (win) =>
      [...win.document.querySelectorAll('[role=dialog] button')].find((item) =>
        item.textContent?.startsWith('dir:sent'),
      ),
    );
    expect(await tab.view.value('searchbox', 'Filter frames')).toBe('dir:sent');
    await tab.view.waitPageText(/\b2 of 5,005/);
    await tab.close();
  });
});
