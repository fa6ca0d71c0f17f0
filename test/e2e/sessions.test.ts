import { expect, it } from 'vitest';
import { addProfile } from './harness/addProfile.ts';
import { inBothBrowsers } from './harness/inBrowsers.ts';
import { readLog } from './harness/readLog.ts';
import { useGateway } from './harness/useGateway.ts';
import { ConsolePage } from './pages/ConsolePage.ts';

inBothBrowsers('sessions', (browser) => {
  const gateway = useGateway({ stages: { dev: {}, beta: {} } });
  const beta = () => gateway().url.replace('/dev', '/beta');
  let page: ConsolePage;

  /** The names in the list, latest session first; those that are pinned with a star. */
  const listed = () =>
    page.view.evaluate((win) =>
      [...win.document.querySelectorAll('[data-session]')].map((row) => {
        const name = row.querySelector('.session-name')?.textContent ?? '';
        return row.querySelector('.session-pin') ? `${name} *` : name;
      }),
    );
  const untilListed = (...names: string[]) =>
    page.view.until(
      `sessions ${names.join(', ')}`,
      (win, wanted) =>
        [...win.document.querySelectorAll('[data-session]')]
          .map((row) => row.querySelector('.session-name')?.textContent)
          .join() === wanted,
      names.join(),
    );

  /** Opens the list, where the keyboard then is. */
  async function openList({ view }: ConsolePage): Promise<void> {
    await view.click('button', 'Sessions');
    await view.until('the focus in the list', (win) =>
      Boolean(win.document.activeElement?.closest('[data-session]')),
    );
  }

  async function echo(url: string, text: string): Promise<void> {
    await page.connect(url, 'chat');
    await page.waitState(/Connected/);
    await page.send(JSON.stringify({ action: 'echo', text }));
    await page.waitRow(new RegExp(`↓.*${text}`));
    await page.view.click('button', 'Disconnect');
    await page.waitState(/Closed/);
  }

  it('are renamed and pinned in the list', async () => {
    await addProfile(browser(), 'chat', gateway().credentials.good);
    page = await ConsolePage.tab(browser());
    const { view } = page;
    await view.click('button', 'Options');
    await view.fill('textbox', 'Subprotocols', 'v2');
    await echo(gateway().url, 'to-dev');
    await view.click('button', 'New connection');
    await view.fill('textbox', 'Subprotocols', '');
    await echo(beta(), 'to-beta');

    await openList(page);
    await view.press('F2');
    await view.fill('textbox', 'Session name', 'after the fix');
    await view.press('Enter');
    await untilListed('after the fix', `127.0.0.1:${gateway().port}/dev`);
    await view.press('ArrowDown');
    await view.click('button', 'Rename');
    await view.fill('textbox', 'Session name', 'never mind');
    await view.press('Escape');
    await view.waitGone('textbox', 'Session name');
    await view.click('button', 'Pin');
    await view.waitFor('button', 'Unpin');
    expect(await listed()).toEqual(['after the fix', `127.0.0.1:${gateway().port}/dev *`]);
    await page.close();
  });

  it('show everything as it was when they are looked at again', async () => {
    page = await ConsolePage.tab(browser());
    const { view } = page;
    await view.waitText('button', 'Sessions', /after the fix/);
    await page.chooseSession(/\/dev/);
    await page.waitRow(/↓.*to-dev/);
    expect((await page.rows()).map(({ line }) => line).join()).not.toContain('to-beta');
    expect(await view.value('textbox', 'WebSocket URL')).toBe(gateway().url);
    await view.click('tab', 'Handshake');
    await view.waitText('tabpanel', 'Handshake', /asked for ?v2.*Was open for/);
    await view.click('tab', 'Signature');
    await view.waitText('tabpanel', 'Signature', /The signature that this connection was opened with/);
    await view.click('tab', 'Diagnosis');
    await view.waitText('tabpanel', 'Diagnosis', /Closed normally/);
    await view.click('tab', 'Frames');
  });

  it('are connected to again with the same URL and options', async () => {
    const { view } = page;
    const before = gateway().requests.length;
    await page.chooseSession(/after the fix/);
    await page.waitState(/Closed/);
    await openList(page);
    await view.press('ArrowDown');
    await view.click('button', 'Connect again');
    await page.waitState(/Connected/);
    const [request, ...more] = gateway().requests.slice(before);
    expect(more).toEqual([]);
    expect(request).toMatchObject({ status: 101, headers: { 'sec-websocket-protocol': 'v2' } });
    expect(request?.target).toMatch(/^\/dev\?/);
    expect(gateway().connections()).toHaveLength(1);
  });

  it('are deleted after asking, which closes what is open, in every view', async () => {
    const other = await ConsolePage.tab(browser());
    await other.waitState(/Connected/);
    await openList(other);
    await other.view.press('Delete');
    await other.view.waitPageText(/Close it and delete its \d+ rows\?/);
    await other.view.press('Escape');
    expect(gateway().connections()).toHaveLength(1);
    await other.view.press('Delete');
    await other.view.click('button', 'Delete session');
    await page.waitState(/Not connected/);
    expect(await page.view.value('textbox', 'WebSocket URL')).toBe(gateway().url);
    await expect.poll(() => gateway().connections()).toEqual([]);
    await other.close();
  });

  it('are deleted all at once, but for those that are pinned', async () => {
    const { view } = page;
    await openList(page);
    await view.click('button', 'Delete all but pinned');
    await view.waitPageText(/Delete 1 session and all their frames\? 1 pinned session will stay\./);
    await view.click('button', 'Delete 1 session');
    await untilListed(`127.0.0.1:${gateway().port}/dev`);
    // The list is ahead of the log, which deletes in its own time.
    await expect.poll(async () => (await readLog(view)).length).toBe(1);
    const sessions = await readLog(view);
    expect(sessions.map(({ rows }) => rows.map(({ payload }) => payload).join())).toEqual([
      expect.stringContaining('to-dev'),
    ]);
    await page.close();
  });
});
