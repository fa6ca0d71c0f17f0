import { beforeAll, expect, it } from 'vitest';
import type { SavedApi } from '#core/profile.ts';
import { addProfile } from './harness/addProfile.ts';
import { inBothBrowsers } from './harness/inBrowsers.ts';
import { useGateway } from './harness/useGateway.ts';
import { ConsolePage } from './pages/ConsolePage.ts';

inBothBrowsers('saved APIs', (browser) => {
  const gateway = useGateway({ region: 'eu-north-1', service: 'chat-api' });
  let page: ConsolePage;

  beforeAll(async () => {
    // Its region and service are not the gateway's, so that only overrides can be right.
    await addProfile(browser(), 'chat', gateway().credentials.good);
    await addProfile(browser(), 'other', gateway().credentials.good);
    page = await ConsolePage.tab(browser());
  });

  const saved = async () => (await browser().command<{ apis: SavedApi[] }>('overview')).apis;
  const url = () => page.view.value('textbox', 'WebSocket URL');

  /** Types a name into the star's dialog, once it offers its own. */
  async function rename(offered: RegExp, name: string): Promise<void> {
    await page.view.until(
      'the offered name',
      (win, source) =>
        new RegExp(source).test(
          (win.document.querySelector('#api-name') as HTMLInputElement | null)?.value ?? '',
        ),
      offered.source,
    );
    await page.view.fill('textbox', 'Name', name);
  }

  it('keep URL, profile, region, service, validity and subprotocols under a name', async () => {
    const { view } = page;
    await view.fill('textbox', 'WebSocket URL', `${gateway().url}?room=1`);
    await view.select('Profile', 'chat');
    await view.click('button', 'Options');
    await view.fill('combobox', 'Region', 'eu-north-1');
    await view.fill('combobox', 'Service', 'chat-api');
    await view.fill('textbox', 'Subprotocols', 'v2');
    await view.select('Valid for', '15 min');
    await view.click('button', 'Save this API');
    await rename(/^127/, 'Chat room');
    await view.click('button', 'Save API');
    await view.waitFor('button', 'Saved as Chat room');
    expect(await saved()).toEqual([
      {
        id: expect.any(String),
        name: 'Chat room',
        url: `${gateway().url}?room=1`,
        profileId: expect.any(String),
        region: 'eu-north-1',
        service: 'chat-api',
        expires: 900,
        subprotocols: ['v2'],
      },
    ]);
  });

  it('are recalled by a click, with all that they keep, and connect', async () => {
    const { view } = page;
    await view.fill('textbox', 'WebSocket URL', 'wss://elsewhere.example.com/dev');
    await view.fill('textbox', 'Subprotocols', '');
    await view.select('Profile', 'other');
    await view.waitPageText(/Signing service execute-api Region eu-central-1/);
    await view.click('button', 'Saved APIs');
    await view.click('button', `Chat room ${gateway().url}?room=1`);

    expect(await url()).toBe(`${gateway().url}?room=1`);
    await view.waitPageText(/Signing service chat-api Region eu-north-1/);
    expect(await view.value('textbox', 'Subprotocols')).toBe('v2');
    await view.click('button', 'Connect');
    await page.waitState(/Connected/);
    const [request] = gateway().requests;
    expect(request).toMatchObject({ status: 101, headers: { 'sec-websocket-protocol': 'v2' } });
    const sent = new URL(request!.target, gateway().url).searchParams;
    expect(sent.get('X-Amz-Credential')).toMatch(/\/eu-north-1\/chat-api\/aws4_request$/);
    expect(sent.get('X-Amz-Expires')).toBe('900');
    // The connection goes by the name of its API.
    await view.waitText('button', 'Sessions', /Chat room/);
    await view.click('button', 'Disconnect');
    await page.waitState(/Closed/);
  });

  it('are found by typing', async () => {
    const { view } = page;
    await browser().command('saveApi', { name: 'Alarm bells', url: 'wss://alarm.example.com/live' });
    await view.click('button', 'Saved APIs');
    await view.waitFor('button', 'Alarm bells wss://alarm.example.com/live');
    await view.fill('searchbox', 'Find a saved API', 'live alarm');
    await view.waitGone('button', `Chat room ${gateway().url}?room=1`);
    await view.press('Enter');
    expect(await url()).toBe('wss://alarm.example.com/live');
    await view.waitFor('button', 'Saved as Alarm bells');
  });

  it('are renamed, and refuse the name of another', async () => {
    const { view } = page;
    await view.click('button', 'Saved as Alarm bells');
    await rename(/^Alarm bells$/, 'Chat room');
    await view.click('button', 'Update');
    await view.waitText(
      'alert',
      undefined,
      /There is a saved API “Chat room” already\. Choose another name\./,
    );
    await view.fill('textbox', 'Name', 'Alarms');
    await view.click('button', 'Update');
    await view.waitFor('button', 'Saved as Alarms');
    expect((await saved()).map(({ name }) => name).sort()).toEqual(['Alarms', 'Chat room']);
  });

  it('are deleted after asking', async () => {
    const { view } = page;
    await view.click('button', 'Saved as Alarms');
    await view.click('button', 'Delete');
    await view.waitPageText(/Delete “Alarms”\?/);
    await view.click('button', 'Keep');
    expect(await saved()).toHaveLength(2);
    await view.click('button', 'Delete');
    await view.click('button', 'Delete');
    await view.waitFor('button', 'Save this API');
    expect((await saved()).map(({ name }) => name)).toEqual(['Chat room']);
  });

  it('stand beside the URLs of lately, which bring their profile along', async () => {
    const { view } = page;
    await view.fill('textbox', 'WebSocket URL', `${gateway().url}?room=2`);
    await view.select('Profile', 'other');
    await view.fill('combobox', 'Region', 'eu-north-1');
    await view.fill('combobox', 'Service', 'chat-api');
    await view.click('button', 'Connect');
    await page.waitState(/Connected/);
    await view.click('button', 'Disconnect');
    await page.waitState(/Closed/);
    await view.fill('textbox', 'WebSocket URL', 'wss://elsewhere.example.com/dev');
    await view.select('Profile', 'chat');

    await view.click('button', 'Saved APIs');
    await view.click('button', `${gateway().url}?room=2 other`);
    expect(await url()).toBe(`${gateway().url}?room=2`);
    expect(await view.text('combobox', 'Profile')).toContain('other');
    expect(await view.value('combobox', 'Profile')).toBe(
      (await browser().command<{ recents: { profileId: string }[] }>('overview')).recents[0]!.profileId,
    );
  });

  it('are there in a popup that opens later', async () => {
    const popup = await ConsolePage.popup(browser());
    await popup.view.click('button', 'Saved APIs');
    await popup.view.click('button', `Chat room ${gateway().url}?room=1`);
    await popup.view.waitFor('button', 'Saved as Chat room');
    await popup.view.waitPageText(/Signing service chat-api Region eu-north-1/);
    await popup.close();
  });
});
