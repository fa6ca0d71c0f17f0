import { afterAll, beforeAll, expect, it } from 'vitest';
import { signWithAws4 } from '#test/unit/gateway/signers.ts';
import { startGateway } from '../gateway/gateway.ts';
import { eventually } from './harness/eventually.ts';
import type { InspectedTab } from './harness/InspectedTab.ts';
import { inBothBrowsers } from './harness/inBrowsers.ts';
import { DiagnosisTab } from './pages/DiagnosisTab.ts';
import { PanelPage } from './pages/PanelPage.ts';
import { type Opener, type PlannedSocket, type SocketsApp, serveSocketsApp } from './pages/socketsApp.ts';

const HOST = 'abc123def4.execute-api.eu-central-1.amazonaws.com';

/** Behind the name of an AWS host, over TLS, as the browsers are told when they start. */
const aws = await startGateway({ tls: true, host: HOST });
afterAll(() => aws.close());

type Kind = 'good' | 'expired' | 'region' | 'unsigned';
const KINDS: Kind[] = ['good', 'expired', 'region', 'unsigned'];
const OPENERS: Opener[] = ['load', 'later', 'iframe', 'worker'];

/** The first finding of those that were refused, and what the list calls it. */
const FINDINGS: Record<Exclude<Kind, 'good'>, [id: string, label: string]> = {
  expired: ['expired-url', 'expired URL'],
  region: ['wrong-region', 'wrong region'],
  unsigned: ['unsigned', 'unsigned'],
};

/**
 * A region is wrong by what the URL itself says. Chrome keeps the answer to itself, so that a missing
 * signature need not be the reason, and in both a clock may be off, not the URL too old.
 */
const CERTAINTY = {
  chrome: { expired: 'likely', region: 'certain', unsigned: 'likely' },
  firefox: { expired: 'likely', region: 'certain', unsigned: 'certain' },
} as const;

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
      tab = await browser().inspect(app.url);
      panel = new PanelPage(tab.panel);
      await panel.view.waitPageText(/Nothing recorded yet/);
      // From the reload on, so that each is there once.
      app.plan(await Promise.all(OPENERS.flatMap((by) => KINDS.map((kind) => plan(by, kind)))));
      await panel.record();
    });
    afterAll(async () => {
      await panel?.view.screenshot(`out/e2e/devtools-${browser().target}.png`);
      await tab?.close();
      await app.close();
    });

    for (const by of OPENERS) {
      const opened =
        by === 'load'
          ? 'opened at load'
          : `opened by ${by === 'later' ? 'a timer' : `${by === 'iframe' ? 'an' : 'a'} ${by}`}`;

      it(`${opened}: a good one, with its frames`, async () => {
        const { chips } = await panel.waitRow(new RegExp(`name=${by}-good .*open`));
        expect(chips).toContain('execute-api');
        expect(chips).toContain('eu-central-1');
        await panel.choose(new RegExp(`name=${by}-good`));
        await panel.openTab('Frames');
        // Neither of Firefox's ways reaches the frames of a worker's socket, and the list says so.
        if (browser().target === 'firefox' && by === 'worker') expect(chips).toContain('frames not seen');
        else {
          await panel.waitFrame(new RegExp(`"action":"echo".*"${by}-good"`));
          const { state } = await panel.waitRow(new RegExp(`name=${by}-good .*↑sent1 ↓received1`));
          expect(state).toMatch(/^open /);
        }
      });

      it.each(Object.entries(FINDINGS))(`${opened}: %s, with its reason`, async (kind, [id, label]) => {
        const { chips } = await panel.waitRow(new RegExp(`name=${by}-${kind} .*not opened.*${label}`));
        expect(chips).toContain('execute-api');
        await panel.choose(new RegExp(`name=${by}-${kind}`));
        const diagnosis = await DiagnosisTab.open(panel.view);
        await diagnosis.waitFirst(id);
        // The answer's headers may come after the socket's end.
        const certainty = CERTAINTY[browser().target][kind as keyof typeof FINDINGS];
        await eventually(`the finding ${id} to be ${certainty}`, async () => {
          const [first] = await diagnosis.findings();
          return first?.id === id && first.certainty === certainty;
        });
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
