import { afterAll, beforeAll, expect, it } from 'vitest';
import { signWithAws4 } from '#test/unit/gateway/signers.ts';
import { startGateway } from '../gateway/gateway.ts';
import type { InspectedTab } from './harness/InspectedTab.ts';
import { inBothBrowsers } from './harness/inBrowsers.ts';
import { PanelPage } from './pages/PanelPage.ts';
import { type Opener, type PlannedSocket, type SocketsApp, serveSocketsApp } from './pages/socketsApp.ts';

const HOST = 'abc123def4.execute-api.eu-central-1.amazonaws.com';

/** Behind the name of an AWS host, over TLS, as the browsers are told when they start. */
const aws = await startGateway({ tls: true, host: HOST });
afterAll(() => aws.close());

type Kind = 'good' | 'expired' | 'region' | 'unsigned';
const KINDS: Kind[] = ['good', 'expired', 'region', 'unsigned'];
const OPENERS: Opener[] = ['load', 'later', 'iframe', 'worker'];

/** What the list says of each once it has settled. */
const CHIPS: Record<Kind, string | undefined> = {
  good: undefined,
  expired: 'expired URL',
  region: 'wrong region',
  unsigned: 'unsigned',
};

async function plan(by: Opener, kind: Kind): Promise<PlannedSocket> {
  const name = `${by}-${kind}`;
  const url = `wss://${HOST}/dev?name=${name}`;
  if (kind === 'unsigned') return { name, by, url };
  const keys = aws.credentials.good;
  const at = kind === 'expired' ? Date.now() - 3_600_000 : Date.now();
  const region = kind === 'region' ? 'us-east-1' : 'eu-central-1';
  return { name, by, url: await signWithAws4({ url, keys, at, region }) };
}

inBothBrowsers(
  'the panel lists the page’s sockets',
  (browser) => {
    let app: SocketsApp;
    let tab: InspectedTab;
    let panel: PanelPage;

    beforeAll(async () => {
      app = await serveSocketsApp();
      app.plan(await Promise.all(OPENERS.flatMap((by) => KINDS.map((kind) => plan(by, kind)))));
      tab = await browser().inspect(`${app.url}empty`);
      panel = new PanelPage(tab.panel);
      await panel.view.waitPageText(/Nothing recorded yet/);
      await tab.goto(app.url);
      await panel.record();
    });
    afterAll(async () => {
      await panel?.view.screenshot(`out/e2e/devtools-${browser().target}.png`);
      await tab?.close();
      await app.close();
    });

    for (const by of OPENERS) {
      it.each(KINDS)(`opened ${by === 'load' ? 'at load' : by}: %s`, async (kind) => {
        const { chips } = await panel.waitRow(
          new RegExp(`name=${by}-${kind} .*${kind === 'good' ? 'open' : 'not opened'}.*${CHIPS[kind] ?? ''}`),
        );
        expect(chips).toContain('execute-api');
      });
    }
  },
  {
    args: [`--host-resolver-rules=MAP ${HOST}:443 127.0.0.1:${aws.port}`],
    prefs: {
      'network.dns.localDomains': HOST,
      'network.socket.forcePort': `443=${aws.port}`,
      'network.websocket.delay-failed-reconnects': false,
    },
  },
);
