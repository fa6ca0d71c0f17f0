import { expect, it } from 'vitest';
import { addProfile } from './harness/addProfile.ts';
import type { ExtensionBrowser } from './harness/ExtensionBrowser.ts';
import { inBothBrowsers } from './harness/inBrowsers.ts';
import { useGateway } from './harness/useGateway.ts';
import { ConsolePage } from './pages/ConsolePage.ts';

inBothBrowsers('subprotocols', (browser) => {
  const choosy = useGateway({ subprotocol: { choose: 'chat.v1' } });
  const mute = useGateway({ subprotocol: 'none' });

  it('asks for several and shows the one that the server chose', async () => {
    await addProfile(browser(), 'chat', choosy().credentials.good);
    const popup = await connect(browser(), choosy().url, 'chat', 'chat.v2, chat.v1');
    await popup.waitState(/Connected/);
    expect(choosy().requests.at(-1)?.headers['sec-websocket-protocol']).toMatch(/^chat\.v2, ?chat\.v1$/);
    expect(choosy().connections()[0]?.subprotocol).toBe('chat.v1');
    await popup.waitRow(/connected in \d+ ms, subprotocol chat\.v1$/);

    await popup.view.click('tab', 'Handshake');
    expect(await fact(popup, 'Subprotocols asked for')).toBe('chat.v2, chat.v1');
    expect(await fact(popup, 'Subprotocol chosen')).toBe('chat.v1');
    await popup.view.click('button', 'Disconnect');
    await popup.waitState(/Closed/);
    await popup.close();
  });

  it('fails or says that none was taken, as the browser has it, where the server confirms none', async () => {
    await addProfile(browser(), 'mute', mute().credentials.good);
    const popup = await connect(browser(), mute().url, 'mute', 'chat.v2');
    if (browser().target === 'chrome') {
      await popup.waitState(/Failed/);
      await popup.view.click('tab', 'Diagnosis');
      await popup.view.waitPageText(/may not have been confirmed.*chat\.v2/);
    } else {
      // Firefox does not follow WHATWG WebSockets here (seen in 140): it connects.
      await popup.waitState(/Connected/);
      await popup.view.click('tab', 'Handshake');
      await popup.view.waitPageText(/Subprotocol chosen none None of those asked for was taken/);
      await popup.view.click('button', 'Disconnect');
      await popup.waitState(/Closed/);
    }
    expect(mute().requests.at(-1), 'the server itself said 101').toMatchObject({ status: 101 });

    await popup.view.click('button', 'New connection');
    await popup.view.fill('textbox', 'Subprotocols', '');
    await popup.view.click('button', 'Connect');
    await popup.waitState(/Connected/);
    expect(mute().requests.at(-1)?.headers).not.toHaveProperty('sec-websocket-protocol');
    await popup.close();
  });

  it('names a subprotocol that cannot be asked for, and opens nothing', async () => {
    const { handshakes } = choosy().stats();
    const popup = await connect(browser(), choosy().url, 'chat', 'chat(v2)');
    await popup.view.waitText('alert', undefined, /chat\(v2\)/);
    expect(choosy().stats().handshakes).toBe(handshakes);
    await popup.close();
  });
});

async function connect(
  browser: ExtensionBrowser,
  url: string,
  profile: string,
  subprotocols: string,
): Promise<ConsolePage> {
  const popup = await ConsolePage.popup(browser);
  await popup.waitState(/\w/);
  if (await popup.view.has('button', 'New connection')) await popup.view.click('button', 'New connection');
  await popup.view.click('button', 'Options');
  await popup.view.fill('textbox', 'WebSocket URL', url);
  await popup.view.fill('textbox', 'Subprotocols', subprotocols);
  await popup.connect(url, profile);
  return popup;
}

/** The value beside a name of the Handshake tab. */
function fact(popup: ConsolePage, name: string): Promise<string> {
  return popup.view.until(
    `the fact “${name}”`,
    (win, wanted) =>
      [...win.document.querySelectorAll('[role=tabpanel] dl > div')]
        .find((entry) => entry.querySelector('dt')?.textContent === wanted)
        ?.querySelector('dd .fact-value')
        ?.textContent?.trim(),
    name,
  );
}
