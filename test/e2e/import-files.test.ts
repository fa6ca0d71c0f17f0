import { expect, it } from 'vitest';
import { addProfile } from './harness/addProfile.ts';
import { inBothBrowsers } from './harness/inBrowsers.ts';
import { readLog } from './harness/readLog.ts';
import { useEchoServer } from './harness/useEchoServer.ts';
import { useGateway } from './harness/useGateway.ts';
import type { View } from './harness/View.ts';
import { ConsolePage } from './pages/ConsolePage.ts';
import { downloadsFolder, ExportBox } from './pages/ExportBox.ts';

const downloads = downloadsFolder();

/** As Chrome writes it: see export-har-opens-in-chrome.test.ts, which takes one from Chrome itself. */
const HAR = JSON.stringify({
  log: {
    version: '1.2',
    creator: { name: 'WebInspector', version: '537.36' },
    pages: [],
    entries: [
      {
        _resourceType: 'websocket',
        startedDateTime: '2026-10-01T08:00:00.000Z',
        time: 2_500,
        request: { method: 'GET', url: 'wss://peer.example/feed?token=not-to-be-kept', headers: [] },
        response: { status: 101, headers: [{ name: 'Sec-WebSocket-Protocol', value: 'v2' }] },
        _webSocketMessages: [
          { type: 'send', time: 1_790_841_600.25, opcode: 1, data: '{"action":"hello"}' },
          { type: 'receive', time: 1_790_841_601.5, opcode: 2, data: 'AP8Qww==' },
        ],
      },
    ],
  },
});

inBothBrowsers(
  'imported files',
  (browser) => {
    const gateway = useGateway();
    const echo = useEchoServer('x'.repeat(700_000));
    let page: ConsolePage;

    it('open as a session with the file’s own times, marked and pinned, where there was none', async () => {
      page = await ConsolePage.tab(browser());
      await page.view.waitFor('button', 'Import');
      await give(page.view, 'chrome.har', HAR);
      await page.waitRow(/↑.*\{"action":"hello"\}/);
      await page.waitRow(/↓.*00 ff 10 c3/);
      const [stored, ...more] = await readLog(page.view);
      expect(more).toEqual([]);
      expect(stored).toMatchObject({
        state: 'closed',
        imported: true,
        pinned: true,
        name: 'peer.example',
        createdAt: Date.parse('2026-10-01T08:00:00Z'),
        subprotocol: 'v2',
        sent: { frames: 1, bytes: 18 },
        received: { frames: 1, bytes: 4 },
      });
      expect(stored?.rows.map(({ time }) => time)).toEqual([1_790_841_600_250, 1_790_841_601_500]);
      expect(stored?.url).not.toContain('not-to-be-kept');
      await page.view.click('button', 'Sessions');
      await page.view.waitText('dialog', 'Sessions', /peer\.example ?imported/);
      await page.view.press('Escape');
    });

    it('that this extension exported bring back every row, bit for bit', async () => {
      await addProfile(browser(), 'files', gateway().credentials.good);
      await page.view.click('button', 'New connection');
      await page.connect(echo(), 'files');
      await page.waitState(/Connected/);
      await page.send('\uFEFF{"a": "“ü”\\u0000 🦆"} ');
      await page.send('more');
      await page.waitRow(/↓.*xxxxxxxx/);
      await page.view.click('button', 'Hex');
      await page.send('00 ff 10 c3 28 0a');
      await page.waitRow(/↓.*00 ff 10 c3 28/);
      await page.view.click('button', 'Disconnect');
      await page.waitState(/Closed/);
      const box = new ExportBox(page, downloads);
      const { text } = await box.save('JSON Lines', { redact: false });
      await give(page.view, 'ours.jsonl', text);
      await expect.poll(async () => (await readLog(page.view)).length).toBe(3);
      await expect.poll(async () => (await readLog(page.view)).at(-1)?.state).toBe('closed');
      const [first, second] = (await readLog(page.view)).slice(1);
      expect(second).toMatchObject({ imported: true, url: first?.url, createdAt: first?.createdAt });
      expect(second?.rows).toEqual(first?.rows);
      expect(second).toMatchObject({ sent: first?.sent, received: first?.received, close: first?.close });
      // What it is exported as is the file that it came from, large message and all.
      await page.chooseSession(/imported/);
      await page.waitRow(/↓.*00 ff 10 c3 28/);
      const again = await box.save('JSON Lines', { redact: false });
      expect(rowsOf(again.text)).toEqual(rowsOf(text));
    });

    it('with a fault leave everything as it was, and the place is told', async () => {
      const before = (await readLog(page.view)).length;
      await give(page.view, 'cut.jsonl', `${HEAD}\n${ROW}\n{"index":1,"ti`);
      await page.view.waitPageText(/Line 3 of the file cannot be read: it is not JSON, or was cut short\./);
      expect(await readLog(page.view)).toHaveLength(before);
      await page.view.click('button', 'Dismiss');
    });

    it('can be cancelled while they come, and leave nothing behind', async () => {
      const before = (await readLog(page.view)).length;
      const said = await giveLongAndCancel(page.view, 'long.jsonl', HEAD, ROW, LONG);
      expect(said).toMatch(/^Importing long\.jsonl: [1-9]\d? %/);
      await page.view.waitGone('button', 'Cancel import');
      expect(await page.view.has('alert')).toBe(false);
      expect(await readLog(page.view)).toHaveLength(before);
    });

    it('are chosen with the button too, and one that Chrome dated to 1969 has its page’s time', async () => {
      const har = JSON.parse(HAR);
      har.log.pages = [{ id: 'page_1', startedDateTime: '2026-10-02T09:00:00Z' }];
      har.log.entries = [
        {
          _resourceType: 'websocket',
          pageref: 'page_1',
          startedDateTime: '1969-12-31T23:59:59.000Z',
          time: -1,
          request: { url: 'wss://refused.example/', headers: [] },
          response: { status: 0, headers: [] },
        },
      ];
      await page.view.click('button', 'Sessions');
      await page.view.waitFor('button', 'Import');
      await choose(page.view, 'failed.har', JSON.stringify(har));
      await page.waitState(/Failed/);
      const stored = (await readLog(page.view)).at(-1);
      expect(stored).toMatchObject({
        name: 'refused.example',
        state: 'failed',
        createdAt: Date.parse('2026-10-02T09:00:00Z'),
      });
      await page.close();
    });
  },
  { downloads },
);

const HEAD = '{"countersign":1,"session":{"url":"wss://a.example/"}}';
const ROW = `{"index":0,"time":1790841600000,"direction":"sent","kind":"text","text":"${'a'.repeat(900)}"}`;
/** Rows of a file of 30 MB. */
const LONG = 30_000;

/**
 * Drops a file of many equal rows, which the page makes itself, and cancels it from within the page
 * as soon as a part of it is read: from outside it may be over before. Gives what was said then.
 */
const giveLongAndCancel = (
  view: View,
  name: string,
  head: string,
  row: string,
  rows: number,
): Promise<string> =>
  view.evaluate(
    (win, called, first, line, count) => {
      const { DataTransfer, DragEvent, File } = win as Window & typeof globalThis;
      const block = `${line}\n`.repeat(1_000);
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([first, '\n', ...Array<string>(count / 1_000).fill(block)], called));
      return new Promise<string>((resolve) => {
        const observer = new MutationObserver(() => {
          const label = win.document.querySelector('label:has(progress)');
          const button = label?.parentElement?.querySelector('button');
          if (!button || !label?.textContent?.match(/: [1-9]/)) return;
          observer.disconnect();
          resolve(label.textContent);
          button.click();
        });
        observer.observe(win.document.body, { subtree: true, childList: true, characterData: true });
        const init = { bubbles: true, cancelable: true, dataTransfer };
        win.document.body.dispatchEvent(new DragEvent('drop', init));
      });
    },
    name,
    head,
    row,
    rows,
  );

/** Chooses a file, as the browser does after its own dialog. */
const choose = (view: View, name: string, text: string): Promise<void> =>
  view.evaluate(
    (win, called, content) => {
      const { DataTransfer, Event, File, HTMLInputElement } = win as Window & typeof globalThis;
      const input = win.document.querySelector('input[aria-label="Files to import"]');
      if (!(input instanceof HTMLInputElement)) throw new Error('No files can be chosen here.');
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([content], called));
      input.files = dataTransfer.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    },
    name,
    text,
  );

const rowsOf = (jsonLines: string): string => jsonLines.slice(jsonLines.indexOf('\n'));

/** Drops a file on the console, as from the desktop. */
const give = (view: View, name: string, text: string): Promise<void> =>
  view.evaluate(
    (win, called, content) => {
      const { DataTransfer, DragEvent, File } = win as Window & typeof globalThis;
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([content], called));
      const init = { bubbles: true, cancelable: true, dataTransfer };
      const over = new DragEvent('dragover', init);
      win.document.body.dispatchEvent(over);
      if (!over.defaultPrevented) throw new Error('A file would not be taken here.');
      win.document.body.dispatchEvent(new DragEvent('drop', init));
    },
    name,
    text,
  );
