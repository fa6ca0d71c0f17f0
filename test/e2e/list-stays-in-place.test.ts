import { it } from 'vitest';
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
    await tab.view.evaluate((win) => {
      const rows = [...win.document.querySelectorAll('[role=grid] [role=row]')];
      const last = rows.find((row) => /"n":80\b/.test(row.textContent ?? ''));
      last?.scrollIntoView({ block: 'center' });
    });
    await tab.view.until('no gap beneath the last row', (win) => {
      const rows = [...win.document.querySelectorAll('[role=grid] [role=row]')];
      const last = rows.find((row) => /"n":80\b/.test(row.textContent ?? ''));
      const list = win.document.querySelector('.frame-scroller');
      if (!last || !list) return false;
      return Math.abs(list.getBoundingClientRect().bottom - last.getBoundingClientRect().bottom) < 2;
    });
    await tab.view.close();
  });
});
