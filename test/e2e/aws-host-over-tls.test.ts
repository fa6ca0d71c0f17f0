import { afterAll, expect, it } from 'vitest';
import { startGateway } from '../gateway/gateway.ts';
import { addProfile } from './harness/addProfile.ts';
import { inBothBrowsers } from './harness/inBrowsers.ts';
import { ConsolePage } from './pages/ConsolePage.ts';

const HOST = 'abc123def4.execute-api.eu-central-1.amazonaws.com';

// Started first, as the browsers are told its port when they start.
const gateway = await startGateway({ tls: true, host: HOST });
afterAll(() => gateway.close());

inBothBrowsers(
  'AWS host over TLS',
  (browser) => {
    it('takes region and service from the host alone, and connects', async () => {
      const { id } = await addProfile(browser(), 'bare', gateway.credentials.good, {
        region: '',
        service: '',
      });
      const popup = await ConsolePage.popup(browser());
      await popup.connect(`wss://${HOST}/dev`, 'bare');
      await popup.waitState(/Connected/);
      expect(await chips(popup)).toEqual([
        'Signing service: execute-api, named by the host',
        'Region: eu-central-1, named by the host',
      ]);
      expect(await browser().command('overview')).toMatchObject({
        profiles: [{ id, name: 'bare' }],
        recents: [{ url: `wss://${HOST}/dev` }],
      });
      expect(gateway.requests.at(-1)).toMatchObject({ status: 101, headers: { host: HOST } });

      // API Gateway's limits are counted down where the host says that it is API Gateway.
      await popup.waitState(/idle close in (10:00|9:5\d).*2 h limit in (2:00:00|1:59:5\d)/);
      await popup.send('{"action":"echo","over":"TLS"}');
      await popup.waitRow(/↓.*"over":"TLS"/);
      await popup.view.click('tab', 'Signature');
      await popup.view.waitPageText(/\d{8}\/eu-central-1\/execute-api\/aws4_request/);
      await popup.view.click('button', 'Disconnect');
      await popup.waitState(/Closed/);
      await popup.close();
    });
  },
  {
    args: [`--host-resolver-rules=MAP ${HOST}:443 127.0.0.1:${gateway.port}`],
    prefs: { 'network.dns.localDomains': HOST, 'network.socket.forcePort': `443=${gateway.port}` },
  },
);

/** What the chips beside the URL say at length. */
const chips = (popup: ConsolePage) =>
  popup.view.evaluate((win) =>
    [...win.document.querySelectorAll<HTMLElement>('.scope-chips [title]')].map(({ title }) => title),
  );
