import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ComposeLists } from '#core/compose/saved.ts';
import { addProfile } from './harness/addProfile.ts';
import { eventually } from './harness/eventually.ts';
import { inBothBrowsers } from './harness/inBrowsers.ts';
import { useGateway } from './harness/useGateway.ts';
import { ConsolePage } from './pages/ConsolePage.ts';

const SECRET = 'CANARY-of-the-environment';

inBothBrowsers('composing messages', (browser) => {
  const gateway = useGateway();
  let page: ConsolePage;

  beforeAll(async () => {
    const { id } = await addProfile(browser(), 'chat', gateway().credentials.good);
    await browser().command('saveApi', { name: 'Chat', url: gateway().url, profileId: id });
    page = await ConsolePage.tab(browser());
    await page.connect(gateway().url, 'chat');
    await page.waitState(/Connected/);
  });
  afterAll(() => page.close());

  const lists = () => browser().command<ComposeLists>('compose');

  /** Opens what the composer's menu has under a label. */
  async function open(label: string): Promise<void> {
    await page.view.click('button', 'More for messages');
    await page.view.clickElement(
      `the menu's “${label}”`,
      (win, wanted) =>
        [...win.document.querySelectorAll('[role=menuitem]')].find((item) =>
          item.textContent?.startsWith(wanted),
        ),
      label,
    );
  }

  it('puts an environment’s values in where the socket is, and keeps the secret ones from views', async () => {
    const { view } = page;
    await open('Variables');
    await view.fill('textbox', 'Environment name', 'staging');
    await view.fill('textbox', 'Name of variable 1', 'room');
    await view.fill('textbox', 'Value of room', 'ops');
    await view.fill('textbox', 'Name of variable 2', 'token');
    await view.fill('textbox', 'Value of token', SECRET);
    await view.click('checkbox', 'token is secret');
    await view.click('button', 'Save environment');
    await view.waitFor('button', 'Delete environment');
    expect(JSON.stringify(await lists())).not.toContain(SECRET);
    expect((await lists()).environments[0]?.variables).toEqual([
      { name: 'room', value: 'ops' },
      { name: 'token', secret: true },
    ]);
    await view.click('button', 'Close');

    await view.fill('textbox', 'Message', '{"action":"echo","room":"{{rooom}}"}');
    await view.waitPageText(/“rooom” has no value in the environment “staging”/);
    await page.send('{"action":"echo","room":"{{room}}","token":"{{token}}","n":{{$count}}}');
    await page.waitRow(new RegExp(`↓.*"room":"ops","token":"${SECRET}","n":1`));
    await page.send('{"action":"echo","again":{{$frame $.n}}}');
    await page.waitRow(/↓.*"again":1/);
  });

  it('keeps a message for later, and sends it whenever its API connects', async () => {
    const { view } = page;
    await view.fill('textbox', 'Message', '{"action":"echo","hello":"{{room}}"}');
    await open('Saved messages');
    await view.click('button', 'Save what is in the box');
    await view.fill('textbox', 'Message name', 'Hello');
    await view.click('button', 'Save message');
    await view.waitFor('button', 'Hello');
    await view.click('button', 'Send “Hello” on connect');
    await eventually('the choice to be kept', async () =>
      Object.values((await lists()).choices).some(({ onConnect }) => onConnect !== undefined),
    );
    await view.click('button', 'Disconnect');
    await page.waitState(/Closed/);
    await view.click('button', 'Connect');
    await page.waitState(/Connected/);
    await page.waitRow(/↓.*"hello":"ops"/);
    await view.click('button', 'Close');
  });

  it('repeats a message with no page open, until it is stopped', async () => {
    await page.view.fill('textbox', 'Message', '{"action":"echo","beat":{{$count}}}');
    await open('Send every');
    await page.view.fill('textbox', 'Seconds between messages', '0.2');
    await page.view.click('button', 'Start');
    await page.view.waitFor('button', 'Stop sending every 0.2 s');
    await page.close();
    const before = gateway().stats().messagesIn;
    await eventually('more messages', () => gateway().stats().messagesIn >= before + 3);
    page = await ConsolePage.tab(browser());
    await page.view.click('button', 'Stop sending every 0.2 s');
    await page.view.waitGone('button', 'Stop sending every 0.2 s');
    await page.waitRow(/↓.*"beat":\d+/);
  });

  it('lists the keyboard’s shortcuts by ?', async () => {
    const { view } = page;
    await view.click('tab', 'Frames');
    await view.press('?');
    await view.waitPageText(/Keyboard shortcuts.*This list/s);
    await view.click('button', 'Close');
    await view.until(
      'the list to be gone, and the focus back',
      (win) =>
        win.document.querySelector('dialog') === null &&
        win.document.activeElement?.getAttribute('role') === 'tab',
    );
    await view.press('m');
    await view.until(
      'the message box to be focused',
      (win) => win.document.activeElement?.ariaLabel === 'Message',
    );
  });
});
