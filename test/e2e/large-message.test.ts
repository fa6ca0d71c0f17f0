import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { addProfile } from './harness/addProfile.ts';
import { inBothBrowsers } from './harness/inBrowsers.ts';
import { useGateway } from './harness/useGateway.ts';
import { ConsolePage } from './pages/ConsolePage.ts';

const LARGE = 20_000_000;
const TAIL = '{"id":"the-very-last"}]';

/** A list of items, as one JSON text of about so many bytes. */
function jsonText(bytes: number): string {
  const item = '{"id":"0123456789abcdef","note":"größer als der Rest"},';
  return `[${item.repeat(Math.floor(bytes / (item.length + 2)))}${TAIL}`;
}

function binary(): Buffer {
  const bytes = Buffer.alloc(LARGE, 1);
  bytes.write('deadbeef', LARGE - 4, 'hex');
  return bytes;
}

inBothBrowsers('large messages', (browser) => {
  const gateway = useGateway();
  let server: WebSocketServer;
  let url: string;
  let peer: WebSocket | undefined;

  // Not AWS: API Gateway's messages end at 128 KB.
  beforeAll(async () => {
    server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    server.on('connection', (socket) => {
      peer = socket;
    });
    await new Promise((resolve) => server.once('listening', resolve));
    url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/large`;
  });
  afterAll(() => {
    for (const client of server.clients) client.terminate();
    server.close();
  });

  it('shows 128 KB messages of API Gateway with their trees', async () => {
    await addProfile(browser(), 'good', gateway().credentials.good);
    const tab = await ConsolePage.tab(browser());
    await tab.connect(gateway().url, 'good');
    await tab.waitState(/Connected/);
    await tab.send(JSON.stringify({ action: 'ticker', rate: 50, size: 131_072, count: 20 }));
    await tab.waitRow(/131 kB.*"n":20\b/);
    await tab.openRow(/"n":20\b/);
    await tab.view.waitText('tree', 'JSON', /"n": 20,.*"pad": "x+…/);
    await tab.view.click('button', 'Disconnect');
    await tab.waitState(/Closed/);
    await tab.close();
  });

  it('gives a text of 3 MB its tree, and one of 20 MB in pages, to its last byte', async () => {
    const tab = await ConsolePage.tab(browser());
    const { view } = tab;
    await view.click('button', 'New connection');
    await tab.connect(url, 'good');
    await tab.waitState(/Connected/);
    const large = jsonText(LARGE);
    peer?.send(jsonText(3_000_000));
    peer?.send(large);
    await tab.waitRow(/3\.0 MB.*\[\{"id":"0123456789abcdef"/);
    await tab.waitRow(/20\.\d MB.*\[\{"id":"0123456789abcdef"/);

    await tab.openRow(/3\.0 MB/);
    await view.waitText('tree', 'JSON', /"id": "0123456789abcdef",/);

    await tab.openRow(/20\.\d MB/);
    await view.waitText('region', 'Frame detail', /Too large for a tree/);
    await view.waitText('region', 'Payload as text', /^\[\{"id":"0123456789abcdef","note":"größer/);
    await toTheEnd(view);
    await view.waitText('region', 'Payload as text', /the-very-last"\}\]$/);
    expect(await view.has('button', 'Copy first 16 MB')).toBe(true);

    // The search reads what the row does not hold.
    await view.fill('searchbox', 'Filter frames', 'the-very-last');
    await view.waitPageText(/\b2 of 4(?! ·)/);
    await view.fill('searchbox', 'Filter frames', '');
    await tab.close();
  });

  it('shows a binary message of 20 MB in hex, to its last byte', async () => {
    const tab = await ConsolePage.tab(browser());
    const { view } = tab;
    await tab.waitState(/Connected/);
    peer?.send(binary());
    await tab.waitRow(/20\.0 MB.*01 01 01/);
    await tab.openRow(/20\.0 MB.*01 01 01/);
    await view.waitText('region', 'Payload in hex', /^0000000001 01/);
    await toTheEnd(view);
    await view.waitText('region', 'Payload in hex', /de ad be ef/);
    await view.click('button', 'Disconnect');
    await tab.waitState(/Closed/);
    await tab.close();
  });
});

/** Scrolls the payload to its end, as the End key does. */
async function toTheEnd(view: ConsolePage['view']): Promise<void> {
  await view.until('the payload to be at its end', (win) => {
    const list = win.document.querySelector('.frame-detail .list-scroller');
    if (list) list.scrollTop = list.scrollHeight;
    return list !== null && list.scrollTop > 0;
  });
}
