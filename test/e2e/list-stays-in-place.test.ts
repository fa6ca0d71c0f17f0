import { expect, it } from 'vitest';
import { addProfile } from './harness/addProfile.ts';
import { inBothBrowsers } from './harness/inBrowsers.ts';
import { useGateway } from './harness/useGateway.ts';
import { ConsolePage } from './pages/ConsolePage.ts';

inBothBrowsers('the list stays in place', (browser) => {
  const gateway = useGateway();

  it('shows no gap beneath its last row after something was scrolled into view', async () => {
    await addProfile(browser(), 'good', gateway().credentials.good);
    const tab = await ConsolePage.tab(browser());
    await tab.connect(gateway().url, 'good');
    await tab.waitState(/Connected/);
    await tab.send('{"action":"ticker","rate":200,"size":120,"count":80}');
    await tab.waitRow(/"n":80\b/);
    // As a search in the page, a selection by the mouse or a screen reader does.
    const gap = await tab.view.evaluate(async (win) => {
      const rows = [...win.document.querySelectorAll('[role=grid] [role=row]')];
      const last = rows.find((row) => /"n":80\b/.test(row.textContent ?? ''));
      last?.scrollIntoView({ block: 'center' });
      await new Promise((resolve) => win.setTimeout(resolve, 100));
      const list = win.document.querySelector('.frame-scroller');
      return (list?.getBoundingClientRect().bottom ?? 0) - (last?.getBoundingClientRect().bottom ?? 0);
    });
    expect(Math.abs(gap)).toBeLessThan(2);
    await tab.view.close();
  });
});
