import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { gather } from '#test/unit/core/import/gather.ts';
import { addProfile } from './harness/addProfile.ts';
import { startChrome } from './harness/chrome.ts';
import { eventually } from './harness/eventually.ts';
import { inBothBrowsers } from './harness/inBrowsers.ts';
import { readLog } from './harness/readLog.ts';
import { useEchoServer } from './harness/useEchoServer.ts';
import { useGateway } from './harness/useGateway.ts';
import { ConsolePage } from './pages/ConsolePage.ts';
import { downloadsFolder, ExportBox } from './pages/ExportBox.ts';
import { exportFromDevTools, importIntoDevTools, openNetworkPanel } from './pages/networkPanel.ts';

const downloads = downloadsFolder();
const TEXTS = ['{"action":"echo","text":"größer 🦆"}', 'plain “text”\twith\\backslash </script>', '0'];

inBothBrowsers(
  'an exported HAR file',
  (browser) => {
    const gateway = useGateway();
    const echo = useEchoServer();
    let plain: Browser;
    let page: Page;
    let devTools: Page;
    beforeAll(async () => {
      plain = await startChrome();
      page = await plain.newPage();
      // A page of loopback's own may connect to it.
      await page.goto(gateway().url.replace(/^ws/, 'http'));
      devTools = await openNetworkPanel(page);
    });
    afterAll(() => plain?.close());

    it('is taken by Chrome’s own import, which shows the same messages', async () => {
      await addProfile(browser(), 'har', gateway().credentials.good);
      const console = await ConsolePage.tab(browser());
      await console.connect(echo(), 'har');
      await console.waitState(/Connected/);
      for (const [at, text] of TEXTS.entries()) {
        await console.send(text);
        await console.view.until('the echo', hasRows, 2 + 2 * (at + 1));
      }
      await console.view.click('button', 'Hex');
      await console.send('00 ff 10 c3 28 0a');
      await console.view.until('the echo', hasRows, 10);
      await console.view.click('button', 'Disconnect');
      await console.waitState(/Closed/);
      const { name, text } = await new ExportBox(console, downloads).save('HAR', { redact: false });
      const [stored] = await readLog(console.view);
      await console.close();

      const shown = await importIntoDevTools(devTools, name, text);
      expect(shown.faults).toEqual([]);
      expect(shown.requests).toEqual([
        {
          url: stored?.url,
          type: 'websocket',
          status: 101,
          frames: stored?.rows
            .filter(({ direction }) => direction !== 'event')
            .map(({ direction, binary, payload, time }) => ({
              type: direction === 'sent' ? 'send' : 'receive',
              opCode: binary ? 2 : 1,
              // As the panel has them too: binary in base64, times in seconds.
              text: binary ? Buffer.from(payload.replaceAll(' ', ''), 'hex').toString('base64') : payload,
              time: time / 1_000,
            })),
        },
      ]);
      expect(shown.requests[0]?.frames).toHaveLength(8);
      // And a person sees them in the panel's own list of messages.
      for (const line of TEXTS) expect(shown.words).toContain(line);
      expect(shown.words.match(/Binary message/g)).toHaveLength(2);
    });

    it('is refused by that import where it is cut short, so that the test above can tell', async () => {
      const shown = await importIntoDevTools(devTools, 'cut.har', '{"log":{"entries":[');
      expect(shown.faults.join()).toMatch(/Failed to load HAR file/);
    });

    it('comes from Chrome as well, and is read with the same messages', async () => {
      await page.evaluate(
        async (url, texts) => {
          const socket = new WebSocket(url);
          socket.binaryType = 'arraybuffer';
          await new Promise((resolve) => socket.addEventListener('open', resolve));
          let echoes = 0;
          const all = new Promise<void>((resolve) => {
            socket.onmessage = () => {
              if (++echoes > texts.length) resolve();
            };
          });
          for (const text of texts) socket.send(text);
          socket.send(new Uint8Array([0, 255, 16, 195]));
          await all;
          socket.close();
        },
        `${echo()}?X-Amz-Signature=${'ab'.repeat(32)}`,
        TEXTS,
      );
      const har = await eventually('Chrome’s record of all messages', async () => {
        const text = await exportFromDevTools(devTools, 'X-Amz-Signature');
        return text.match(/"opcode"/g)?.length === 2 * (TEXTS.length + 1) ? text : undefined;
      });
      const [read, ...more] = await gather(har);
      expect(more).toEqual([]);
      expect(read?.head.url).toMatch(/^ws:.*\/echo\?X-Amz-Signature=/);
      expect(read?.head.url).not.toContain('ab'.repeat(32));
      const payloads = [...(read?.rows ?? [])].map(({ direction, kind, payload }) => [
        direction,
        kind === 'text' ? new TextDecoder().decode(payload) : Buffer.from(payload).toString('hex'),
      ]);
      const sent = [...TEXTS, '00ff10c3'];
      expect(payloads.filter(([direction]) => direction === 'sent').map(([, text]) => text)).toEqual(sent);
      expect(payloads.filter(([direction]) => direction === 'received').map(([, text]) => text)).toEqual(
        sent,
      );
    });
  },
  { downloads },
);

const hasRows = (win: Window, count: number) =>
  win.document.querySelectorAll('[role=grid] [role=row]').length >= count;
