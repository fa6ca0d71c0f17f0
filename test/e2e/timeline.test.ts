import { expect, it } from 'vitest';
import { addProfile } from './harness/addProfile.ts';
import { inBothBrowsers } from './harness/inBrowsers.ts';
import { readLog } from './harness/readLog.ts';
import { useGateway } from './harness/useGateway.ts';
import { ConsolePage } from './pages/ConsolePage.ts';

const TICKS = 60;

inBothBrowsers('the timeline', (browser) => {
  const gateway = useGateway();
  let page: ConsolePage;
  const range = async () => {
    const text = await page.view.value('searchbox', 'Filter frames');
    const [, from, to] = /^time:(\d\d:\d\d:\d\d\.\d{3})\.\.(\d\d:\d\d:\d\d\.\d{3})$/.exec(text) ?? [];
    if (!from || !to) throw new Error(`no range in “${text}”`);
    return { from, to };
  };

  it('narrows the frames to the stretch that is chosen by the keyboard', async () => {
    await addProfile(browser(), 'good', gateway().credentials.good);
    page = await ConsolePage.tab(browser());
    const { view } = page;
    await page.connect(gateway().url, 'good');
    await page.waitState(/Connected/);
    await page.send(JSON.stringify({ action: 'ticker', rate: 40, size: 120, count: TICKS }));
    await page.waitRow(new RegExp(`"n":${TICKS}\\b`));
    await view.click('button', 'Disconnect');
    await page.waitState(/Closed/);

    const slider = async (key: string, ...modifiers: string[]) => {
      await view.evaluate((win) => win.document.querySelector<HTMLElement>('[role=slider]')?.focus());
      await view.press(key, ...modifiers);
    };
    await view.until(
      'the whole picture',
      (win, count) =>
        win.document
          .querySelector('[role=slider]')
          ?.getAttribute('aria-valuetext')
          ?.includes(`${count} frames received`),
      TICKS,
    );
    const valueText = () =>
      view.evaluate(
        (win) => win.document.querySelector('[role=slider]')?.getAttribute('aria-valuetext') ?? '',
      );
    // From the end, until some of the ticks are chosen and some are not.
    await slider('End');
    for (let presses = 0; presses < 200; presses++) {
      await slider('ArrowLeft', 'Shift');
      if (Number(/(\d+) frames received/.exec(await valueText())?.[1] ?? 0) > TICKS / 3) break;
    }
    const { from, to } = await range();

    const [session] = await readLog(view);
    const clock = (time: number) => {
      const date = new Date(time);
      const seconds = [date.getHours(), date.getMinutes(), date.getSeconds()];
      return `${seconds.map((part) => `${part}`.padStart(2, '0')).join(':')}.${`${date.getMilliseconds()}`.padStart(3, '0')}`;
    };
    const within = session!.rows.filter(({ time }) => clock(time) >= from && clock(time) <= to);
    expect(within.length).toBeGreaterThan(3);
    expect(within.length).toBeLessThan(session!.rows.length - 3);
    await view.waitPageText(new RegExp(`\\b${within.length} of ${session!.rows.length}(?! ·)`));
    expect(await page.rowCount()).toBe(within.length);
    const received = within.filter(({ direction }) => direction === 'received').length;
    expect(await valueText()).toContain(`${received} frames received`);

    await slider('Escape');
    expect(await view.value('searchbox', 'Filter frames')).toBe('');
    await view.waitPageText(new RegExp(`(?<! of )\\b${session!.rows.length}\\b`));
    expect(await page.rowCount()).toBe(session!.rows.length);
  });

  it('leads to the place that is clicked', async () => {
    await page.view.click('slider', 'Timeline');
    const index = await page.view.until('a selected row', (win) =>
      win.document.querySelector('[role=row][aria-selected=true]')?.getAttribute('aria-rowindex'),
    );
    const rows = (await readLog(page.view))[0]!.rows;
    const [first, last] = [rows[0]!.time, rows.at(-1)!.time];
    const middle = rows.findIndex(({ time }) => time >= (first + last) / 2);
    // A pixel is a few milliseconds wide.
    expect(Math.abs(Number(index) - 1 - middle)).toBeLessThan(4);
  });

  it('is put away for good, until it is wanted again', async () => {
    await page.view.click('button', 'Hide timeline');
    await page.view.waitGone('slider', 'Timeline');
    await page.close();
    page = await ConsolePage.tab(browser());
    await page.view.click('button', 'Show timeline');
    await page.view.waitFor('slider', 'Timeline');
    await page.close();
  });
});
