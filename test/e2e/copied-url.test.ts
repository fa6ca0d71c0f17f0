import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { addProfile } from './harness/addProfile.ts';
import { eventually } from './harness/eventually.ts';
import { inBothBrowsers } from './harness/inBrowsers.ts';
import { runInTerminal } from './harness/terminal.ts';
import { useGateway } from './harness/useGateway.ts';
import { ConsolePage } from './pages/ConsolePage.ts';

const WSCAT = resolve('node_modules/.bin/wscat');

inBothBrowsers('copied URL', (browser) => {
  const gateway = useGateway();

  it('opens in wscat, and the popup says until when it can be used', async () => {
    await addProfile(browser(), 'chat', gateway().credentials.good);
    const popup = await ConsolePage.popup(browser());
    await popup.view.fill('textbox', 'WebSocket URL', gateway().url);
    const from = Date.now();
    await popup.view.click('button', 'Copy signed URL');
    const said = await popup.view.waitPageText(/Copied\. Valid until \d\d:\d\d:\d\d/);
    const to = Date.now();
    const url = await browser().readClipboard();

    const { searchParams } = new URL(url);
    expect(searchParams.get('X-Amz-Expires')).toBe('300');
    const signedAt = readAmzDate(searchParams.get('X-Amz-Date') ?? '');
    expect(signedAt).toBeGreaterThan(from - 1_000);
    expect(signedAt).toBeLessThanOrEqual(to);
    const until = new Date(signedAt + 300_000).toTimeString().slice(0, 8);
    expect(said).toContain(`Copied. Valid until ${until} (`);
    expect(said).toMatch(/\(\d:\d\d\)/);
    expect(gateway().stats().handshakes, 'copying connects nothing').toBe(0);

    const wscat = runInTerminal(`'${WSCAT}' -c '${url}'`);
    try {
      await eventually('wscat to be connected', () => gateway().stats().open === 1);
      wscat.type('{"action":"echo","from":"wscat"}');
      await wscat.says(/\{"action":"echo","from":"wscat"\}/);
    } finally {
      await wscat.stop();
    }
    expect(gateway().requests.map(({ target, status }) => [target, status])).toEqual([
      [url.slice(url.indexOf('/dev')), 101],
    ]);
    await popup.close();
  });

  it('is signed afresh each time, and cannot be used after it expired', async () => {
    const popup = await ConsolePage.popup(browser());
    await popup.view.click('button', 'Options');
    await popup.view.select('Valid for', '60 s');
    await popup.view.click('button', 'Copy signed URL');
    await popup.view.waitPageText(/Copied\. Valid until/);
    const first = await browser().readClipboard();
    expect(new URL(first).searchParams.get('X-Amz-Expires')).toBe('60');

    gateway().setClockOffset(61_000);
    const wscat = runInTerminal(`'${WSCAT}' -c '${first}'`);
    await wscat.says(/error: Unexpected server response: 403/);
    expect(await wscat.ended).not.toBe(0);
    expect(gateway().requests.at(-1)).toMatchObject({
      status: 403,
      message: expect.stringMatching(/expired/),
    });
    gateway().setClockOffset(0);
    const signedAt = readAmzDate(new URL(first).searchParams.get('X-Amz-Date') ?? '');
    await eventually('the next second', () => Date.now() >= signedAt + 1_000);
    await popup.view.click('button', 'Copy signed URL');
    await eventually('another URL on the clipboard', async () => (await browser().readClipboard()) !== first);
    await popup.close();
  });
});

/** `20261122T101500Z` → epoch milliseconds. */
function readAmzDate(text: string): number {
  return Date.parse(text.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, '$1-$2-$3T$4:$5:$6Z'));
}
