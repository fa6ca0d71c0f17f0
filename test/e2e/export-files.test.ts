import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { gather } from '#test/unit/core/import/gather.ts';
import { addProfile } from './harness/addProfile.ts';
import { inBothBrowsers } from './harness/inBrowsers.ts';
import { readLog } from './harness/readLog.ts';
import { useEchoServer } from './harness/useEchoServer.ts';
import { useGateway } from './harness/useGateway.ts';
import { ConsolePage } from './pages/ConsolePage.ts';
import { downloadsFolder, ExportBox } from './pages/ExportBox.ts';

const downloads = downloadsFolder();
/** Beyond what a segment of the log takes, so that it is read in pages. */
const LARGE = 'ab€🦆'.repeat(60_000);

inBothBrowsers(
  'exported files',
  (browser) => {
    const gateway = useGateway();
    const echo = useEchoServer(LARGE);
    let page: ConsolePage;
    let box: ExportBox;

    it('hold in JSON Lines every row of the log, bit for bit', async () => {
      await addProfile(browser(), 'files', gateway().credentials.good);
      page = await ConsolePage.tab(browser());
      box = new ExportBox(page, downloads);
      await page.connect(echo(), 'files');
      await page.waitState(/Connected/);
      await page.send('{"password":"hunter2", "note" :"“kept”\\u0000 🦆"}');
      await page.send('{"action":"echo","text":"to be found"}');
      await page.waitRow(/↓.*to be found/);
      await page.send('more');
      await page.waitRow(/↓.*ab€🦆ab/);
      await page.view.click('button', 'Hex');
      await page.send('00 ff 10 c3 28 0a');
      await page.waitRow(/↓.*00 ff 10 c3/);
      await page.view.click('button', 'Disconnect');
      await page.waitState(/Closed/);

      const { name, text } = await box.save('JSON Lines', { redact: false });
      expect(name).toMatch(/^127\.0\.0\.1-\d+-echo-\d{8}-\d{6}\.jsonl$/);
      const [imported, ...more] = await gather(text);
      expect(more).toEqual([]);
      const [stored] = await readLog(page.view);
      expect(imported?.head).toMatchObject({
        url: stored?.url,
        createdAt: stored?.createdAt,
        state: 'closed',
      });
      const rows = [...(imported?.rows ?? [])].map(({ time, direction, kind, payload }) => ({
        time,
        direction,
        binary: kind === 'binary',
        payload: kind === 'binary' ? Buffer.from(payload).toString('hex') : Buffer.from(payload).toString(),
      }));
      const wanted = stored?.rows.map(({ time, direction, binary, payload }) => ({
        time,
        direction,
        binary,
        // The log's segment has but the head of the large one.
        payload: binary ? payload.replaceAll(' ', '') : payload.startsWith('ab€🦆ab') ? LARGE : payload,
      }));
      expect(rows.map(digest)).toEqual(wanted?.map(digest));
      expect(rows.some(({ payload }) => payload === LARGE)).toBe(true);
    });

    it('are without secrets unless that is switched off, which says what will be in them', async () => {
      const { text } = await box.save('JSON Lines');
      expect(text).not.toContain('hunter2');
      expect(text).toContain('“kept”');
      await box.open();
      await page.view.fill('textbox', 'Fields to redact as well', 'note');
      const { text: fewer } = await box.save('CSV');
      expect(fewer).not.toMatch(/hunter2|kept/);
      await box.open();
      expect(await page.view.text('dialog', 'Export')).not.toMatch(/passwords and personal data/);
      await page.view.click('checkbox', 'Redact secrets');
      await page.view.waitText(
        'dialog',
        'Export',
        /every message as it was: tokens, passwords and personal data/,
      );
      await page.view.press('Escape');
    });

    it('hold only what the filter shows, where that is chosen', async () => {
      await page.view.fill('searchbox', 'Filter frames', 'to be found');
      await page.view.waitPageText(/to be found/);
      await box.open();
      await page.view.waitText('dialog', 'Export', /What the filter shows: 2 rows/);
      const { text } = await box.save('CSV');
      expect(text.trim().split('\r\n')).toHaveLength(3);
      await box.open();
      await page.view.click('radio', 'Everything: 12 rows');
      const { text: all } = await box.save('CSV');
      expect(all).toContain('“kept”');
      await page.view.fill('searchbox', 'Filter frames', '');
    });

    it('come in every format from the list of sessions too', async () => {
      await page.view.click('button', 'New connection');
      await page.view.click('button', 'Sessions');
      await page.view.until('the focus in the list', (win) =>
        Boolean(win.document.activeElement?.closest('[data-session]')),
      );
      await page.view.click('button', 'Export');
      await page.view.waitFor('dialog', 'Export');
      expect((await box.save('HTML report')).text).toMatch(/^<!doctype html>/i);
      expect((await box.save('wscat script')).text).toMatch(/^#!\/usr\/bin\/env bash/);
      expect((await box.save('websocat script')).text).toContain('websocat --no-close');
      const har = JSON.parse((await box.save('HAR')).text);
      expect(har.log.entries[0]._webSocketMessages.length).toBeGreaterThan(4);
      await page.close();
    });

    it('are saved from the popup, which says that it has to stay open', async () => {
      const popup = await ConsolePage.popup(browser());
      await popup.chooseSession(/127/);
      const there = new ExportBox(popup, downloads);
      await there.open();
      await popup.view.waitText('dialog', 'Export', /The export ends when this popup closes/);
      const { text } = await there.save('JSON Lines', { redact: false, close: false });
      expect(text).toContain('hunter2');
      await popup.close();
    });
  },
  { downloads },
);

const digest = (row: { payload: string }) => ({
  ...row,
  payload: row.payload.length > 200 ? createHash('sha256').update(row.payload).digest('hex') : row.payload,
});
