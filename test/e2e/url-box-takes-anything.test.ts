import { beforeAll, expect, it } from 'vitest';
import { addProfile } from './harness/addProfile.ts';
import { inBothBrowsers } from './harness/inBrowsers.ts';
import { useGateway } from './harness/useGateway.ts';
import { ConsolePage } from './pages/ConsolePage.ts';

const HOST = 'abc123def4.execute-api.eu-central-1.amazonaws.com';

inBothBrowsers('URL box', (browser) => {
  const gateway = useGateway();
  let page: ConsolePage;

  beforeAll(async () => {
    const { good } = gateway().credentials;
    await addProfile(browser(), 'chat', good);
    // A profile that names neither region nor service, and goes to the gateway whatever the host.
    const endpoint = `ws://127.0.0.1:${gateway().port}`;
    await addProfile(browser(), 'bare', good, { region: '', service: '', endpoint });
    page = await ConsolePage.tab(browser());
  });

  /** Puts text into the box as pasting does, and leaves the box. */
  async function paste(text: string): Promise<void> {
    await page.view.fill('textbox', 'WebSocket URL', text);
    await page.view.press('Tab');
  }

  /** Waits until the box holds this URL. */
  const becomes = (wanted: string) =>
    page.view.until(
      `the URL ${wanted}`,
      (win, value) =>
        (win.document.querySelector('[aria-label="WebSocket URL"]') as HTMLInputElement).value === value,
      wanted,
    );

  /** Connects, and gives the request that the gateway let in. */
  async function connect(): Promise<{
    path: string;
    query: URLSearchParams;
    subprotocols: string | undefined;
  }> {
    const before = gateway().stats().accepted;
    await page.view.click('button', 'Connect');
    await page.waitState(/Connected/);
    expect(gateway().stats().accepted).toBe(before + 1);
    const { target, headers } = gateway().requests.at(-1)!;
    await page.view.click('button', 'Disconnect');
    await page.waitState(/Closed/);
    const { pathname, searchParams } = new URL(target, gateway().url);
    return { path: pathname, query: searchParams, subprotocols: headers['sec-websocket-protocol'] };
  }

  it('takes the signature off a signed URL, says so, and connects signed afresh', async () => {
    const signed =
      `${gateway().url}?room=1&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=ASIAEXAMPLE%2F20200101` +
      '%2Feu-central-1%2Fexecute-api%2Faws4_request&X-Amz-Date=20200101T000000Z&X-Amz-Expires=300' +
      `&X-Amz-Security-Token=EXAMPLE&X-Amz-SignedHeaders=host&X-Amz-Signature=${'0a'.repeat(32)}`;
    await page.view.select('Profile', 'chat');
    await paste(signed);
    await page.view.waitPageText(
      /The signature in this URL was taken off; every connection is signed afresh\./,
    );
    await becomes(`${gateway().url}?room=1`);
    const { query } = await connect();
    expect(query.getAll('X-Amz-Signature')).toHaveLength(1);
    expect(query.get('room')).toBe('1');
    expect(query.get('X-Amz-Date')).not.toBe('20200101T000000Z');
  });

  it.each([
    ['an https URL', `https://${HOST}/dev?room=1`, `wss://${HOST}/dev?room=1`],
    ['an ARN', 'arn:aws:execute-api:eu-central-1:123456789012:abc123def4/dev/$connect', `wss://${HOST}/dev`],
    ['a host with its stage', `${HOST}/dev`, `wss://${HOST}/dev`],
    ['a host in capitals, in quotes', `"${HOST.toUpperCase()}/dev"`, `wss://${HOST}/dev`],
    ['a wscat command', `wscat -c "wss://${HOST}/dev"`, `wss://${HOST}/dev`],
    ['a websocat command', `websocat -v 'wss://${HOST}/dev'`, `wss://${HOST}/dev`],
  ])('reads %s, with region and service of the host, and connects', async (_, text, url) => {
    await page.view.select('Profile', 'bare');
    await paste(text);
    await becomes(url);
    await page.view.waitPageText(/Signing service execute-api Region eu-central-1/);
    const { path, query } = await connect();
    expect(path).toBe('/dev');
    expect(query.get('room')).toBe(new URL(url).searchParams.get('room'));
    expect(query.get('X-Amz-Credential')).toMatch(/\/eu-central-1\/execute-api\/aws4_request$/);
  });

  it('takes the subprotocols of a wscat command along', async () => {
    await page.view.select('Profile', 'bare');
    await paste(`wscat -s chat.v2 -s chat.v1 -c wss://${HOST}/dev`);
    await becomes(`wss://${HOST}/dev`);
    await page.view.click('button', 'Options');
    expect(await page.view.value('textbox', 'Subprotocols')).toBe('chat.v2, chat.v1');
    expect((await connect()).subprotocols?.split(/,\s*/)).toEqual(['chat.v2', 'chat.v1']);
    await page.view.fill('textbox', 'Subprotocols', '');
    await page.view.click('button', 'Options');
  });

  it('asks for region and service where a custom domain names neither', async () => {
    await page.view.select('Profile', 'bare');
    await paste('wss://chat.example.com/dev');
    await page.view.waitPageText(/Which service and region to sign for\? This host does not name them\./);
    const before = gateway().stats().handshakes;
    await page.view.click('button', 'Connect');
    await page.view.waitText('alert', undefined, /The region cannot be told from this host name\./);
    await page.view.fill('combobox', 'Region', 'eu-central-1');
    await page.view.click('button', 'Connect');
    await page.view.waitText('alert', undefined, /The signing service cannot be told from this host name\./);
    expect(gateway().stats().handshakes).toBe(before);

    await page.view.fill('combobox', 'Service', 'execute-api');
    const { path, query } = await connect();
    expect(path).toBe('/dev');
    expect(query.get('X-Amz-Credential')).toMatch(/\/eu-central-1\/execute-api\/aws4_request$/);
  });

  it('drops region and service that were given for another host', async () => {
    await paste(`wss://${HOST.replace('eu-central-1', 'us-east-2')}/dev`);
    await page.view.waitPageText(/Signing service execute-api Region us-east-2/);
  });
});
