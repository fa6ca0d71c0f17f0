import { beforeAll, expect, it } from 'vitest';
import { addProfile } from './harness/addProfile.ts';
import { eventually } from './harness/eventually.ts';
import { inBothBrowsers } from './harness/inBrowsers.ts';
import { useGateway } from './harness/useGateway.ts';
import { ConsolePage } from './pages/ConsolePage.ts';

const FROM_SERVER = '{"hello":"from the server’s side"}';

inBothBrowsers(
  'the server’s side of a session',
  (browser) => {
    const gateway = useGateway();
    let tab: ConsolePage;
    beforeAll(async () => {
      await addProfile(browser(), 'good', gateway().credentials.good);
      await addProfile(browser(), 'denied', gateway().credentials.denied);
      tab = await ConsolePage.tab(browser());
      await tab.connect(gateway().url, 'good');
      await tab.waitState(/Connected/);
      await tab.send('{"action":"whoami"}');
      await tab.waitRow(/"connectionId"/);
    });

    it('takes the connection from its frames, and what it sends arrives among them', async () => {
      const { view } = tab;
      await view.click('button', 'Server side');
      const [connection] = gateway().connections();
      await view.until(
        'the id of the frames',
        (win, id) => (win.document.querySelector('#server-side-id') as HTMLInputElement | null)?.value === id,
        connection?.id,
      );
      expect(await view.value('textbox', 'Endpoint')).toBe(gateway().httpUrl);
      expect(await view.value('textbox', 'Signing region')).toBe(gateway().region);
      await view.fill('textbox', 'Message from the server', FROM_SERVER);
      await view.click('button', 'Send to the connection');
      await view.waitText('dialog', 'Server side', /Sent\. API Gateway took the message.*HTTP 200 in \d+ ms/);
      await tab.waitRow(/from the server’s side/);
      expect(gateway().requests.at(-1)).toMatchObject({ method: 'POST', status: 200 });
      expect(gateway().requests.at(-1)?.target).toMatch(/^\/dev\/%40connections\/.{15}%3D$/);
    });

    it('describes the connection, and copies the call as a command without secrets', async () => {
      const { view } = tab;
      await view.click('button', 'GET: look up');
      await view.click('button', 'Look up the connection');
      await view.waitText(
        'dialog',
        'Server side',
        /Connected ?\d\d:\d\d:\d\d.*Source IP ?127\.0\.0\.1.*User agent ?Mozilla/,
      );
      await view.click('button', 'Copy aws command');
      await view.waitFor('button', 'Copied');
      const command = await browser().readClipboard();
      expect(command).toMatch(/^aws apigatewaymanagementapi get-connection --endpoint-url 'http:\/\/127/);
      const { accessKeyId, secretAccessKey } = gateway().credentials.good;
      expect(command).not.toContain(accessKeyId);
      expect(command).not.toContain(secretAccessKey);
    });

    it('names the statement that is lacking where the keys may not', async () => {
      const { view } = tab;
      await view.select('Sign with', 'denied');
      await view.click('button', 'Look up the connection');
      await view.waitText(
        'dialog',
        'Server side',
        /No policy allows this call.*"Action": "execute-api:ManageConnections".*\/dev\/GET\/@connections\/\*/,
      );
      await view.select('Sign with', 'good');
    });

    it('closes the connection, which is gone afterwards', async () => {
      const { view } = tab;
      await view.click('button', 'DELETE: close');
      await view.click('button', 'Close the connection');
      await view.waitText('dialog', 'Server side', /Closed\. API Gateway closes the connection/);
      await tab.waitState(/Closed.*1000/);
      await eventually('its end', () => gateway().connections().length === 0);
      await view.click('button', 'POST: send');
      await view.click('button', 'Send to the connection');
      await view.waitText('dialog', 'Server side', /The connection is gone\..*HTTP 410/);
      await view.press('Escape');
      await view.waitGone('dialog', 'Server side');
      expect(await view.isFocused('button', 'Server side')).toBe(true);
      await tab.close();
    });
  },
  { grantedHosts: ['http://127.0.0.1/*'] },
);
