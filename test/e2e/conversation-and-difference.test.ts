import { expect, it } from 'vitest';
import { addProfile } from './harness/addProfile.ts';
import { inBothBrowsers } from './harness/inBrowsers.ts';
import { useGateway } from './harness/useGateway.ts';
import type { View } from './harness/View.ts';
import { ConsolePage } from './pages/ConsolePage.ts';

const exchanges = (view: View) =>
  view.evaluate((win) =>
    [...win.document.querySelectorAll('[role=grid][aria-label=Exchanges] [data-number]')].map((row) => {
      const cells = [...row.querySelectorAll('[role=gridcell]')].map((cell) => cell.textContent ?? '');
      const [, , route, request, answer, took] = cells;
      return { route, request, answer, took };
    }),
  );

const lines = (view: View) =>
  view.evaluate((win) => [...win.document.querySelectorAll('.diff-line')].map((line) => line.textContent));

inBothBrowsers('a session as requests and answers', (browser) => {
  const gateway = useGateway();

  it('pairs what was sent with what came back, follows the connection, and has figures per route', async () => {
    await addProfile(browser(), 'good', gateway().credentials.good);
    const tab = await ConsolePage.tab(browser());
    const { view } = tab;
    await tab.connect(gateway().url, 'good');
    await tab.waitState(/Connected/);
    await tab.send('{"action":"echo","requestId":"r-1","room":"ops"}');
    await tab.waitRow(/↓.*r-1/);
    await tab.send('{"action":"fail"}');
    await tab.waitRow(/Internal server error/);

    await view.click('tab', 'Conversation');
    await view.waitPageText(/2 exchanges · median .* 1 failed · 1 guessed by order/);
    await tab.send('{"action":"echo","requestId":"r-2","room":"dev"}');
    await view.waitPageText(/3 exchanges/);
    // Their frames are read once they are in sight.
    await view.waitPageText(/"r-1".*"r-1".*"fail".*Internal server error.*"r-2".*"r-2"/);
    const listed = await exchanges(view);
    expect(listed.map(({ route }) => route)).toEqual(['echo', 'fail', 'echo']);
    expect(listed[0]?.request).toBe(listed[0]?.answer);
    expect(listed[0]?.took).toMatch(/^\d+(\.\d)? m?s$/);
    expect(listed[1]?.answer).toContain('Internal server error');
    expect(listed[1]?.took).toMatch(/^~/);

    await view.click('button', 'Routes');
    await view.waitPageText(/Unpaired echo 2 \d.* fail 1 \d/);
    await view.click('button', 'fail');
    await view.waitPageText(/Internal server error/);
    expect((await exchanges(view)).map(({ route }) => route)).toEqual(['fail']);
    await view.clickElement(
      'the chosen route',
      (win) => win.document.querySelector('.conversation-route') ?? undefined,
    );

    await view.fill('searchbox', 'Filter frames', '"r-2"');
    await view.waitPageText(/1 exchange · .*filtered by request or first answer/);
    await view.waitPageText(/"r-2".*"r-2"/);
    expect((await exchanges(view)).map(({ request }) => request)).toEqual([
      '{"action":"echo","requestId":"r-2","room":"dev"}',
    ]);
    await tab.close();
  });

  it('leads from an answer to its row among the frames, though the filter hides it', async () => {
    const tab = await ConsolePage.tab(browser());
    const { view } = tab;
    await tab.waitState(/Connected/);
    await view.click('tab', 'Conversation');
    await view.waitPageText(/3 exchanges/);
    await view.fill('searchbox', 'Filter frames', 'dir:sent');
    await view.waitPageText(/filtered by request/);
    await view.clickElement(
      'the first answer',
      (win) => win.document.querySelector('[data-side=response]') ?? undefined,
    );
    await view.waitText('region', 'Frame detail', /#4 ↓/);
    await view.click('button', 'Show in frames');
    await view.until('the row of the answer', (win) => {
      const row = win.document.querySelector('[role=grid][aria-label=Frames] [role=row][aria-selected=true]');
      return row?.textContent?.includes('"r-1"') && row.getAttribute('data-index') === '3';
    });
    expect(await view.value('searchbox', 'Filter frames')).toBe('');
    await tab.close();
  });

  it('shows what is different between two frames, by structure and by bytes', async () => {
    const tab = await ConsolePage.tab(browser());
    const { view } = tab;
    await tab.waitState(/Connected/);
    await tab.openRow(/↑.*"r-1"/);
    await view.click('button', 'Compare…');
    await view.waitPageText(/Comparing #3 ↑ ?: choose another frame/);
    await tab.openRow(/↓.*"r-2"/);
    await view.waitText('region', 'Frames compared', /#3 ↑ → #8 ↓.*2 changed/);
    expect((await lines(view)).filter((line) => !line?.startsWith(' '))).toEqual([
      '−  "requestId": "r-1"',
      '+  "requestId": "r-2"',
      '−  "room": "ops"',
      '+  "room": "dev"',
    ]);
    await view.click('button', 'Bytes');
    await view.waitText('region', 'Difference', /−0000002031 1\+0000002032 2/);
    await view.click('button', 'Structure');
    await view.click('button', 'Stop comparing');
    await view.waitGone('region', 'Frames compared');
    await tab.close();
  });
});
