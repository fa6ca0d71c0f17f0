import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Gateway, startGateway } from '../gateway/gateway.ts';
import { addProfile } from './harness/addProfile.ts';
import { closedPort } from './harness/closedPort.ts';
import { inBothBrowsers } from './harness/inBrowsers.ts';
import { ConsolePage } from './pages/ConsolePage.ts';
import { DiagnosisTab } from './pages/DiagnosisTab.ts';

const HOST = 'abc123def4.execute-api.eu-central-1.amazonaws.com';

/** Serves `127.0.0.1` over http. */
const gateway = await startGateway();
/** Behind the name of an AWS host, over TLS, as the browsers are told when they start. */
const aws = await startGateway({ tls: true, host: HOST });
const noSubprotocol = await startGateway({ subprotocol: 'none' });
/** Chrome opens one connection after the other to an address: a server of its own, so that none waits for it. */
const silent = await startGateway();
const website = await serve((_, response) => response.setHeader('content-type', 'text/html').end('<h1>Hi'));
const mover = await serve((_, response) => response.writeHead(302, { location: '/elsewhere' }).end());
afterAll(async () => {
  await Promise.all([gateway.close(), aws.close(), noSubprotocol.close(), silent.close()]);
  website.close();
  mover.close();
});

interface Refused {
  name: string;
  /** Default: that of the gateway with this path. */
  url?: string;
  path?: string;
  /** Default: keys that may connect. */
  profile?: string;
  /** Chosen for the connection itself. */
  region?: string;
  /** Of the gateway against the browser. */
  clockMs?: number;
  /** The first finding before the server is asked; default: it does not tell why. */
  before?: string;
  /** The first finding once it was asked; absent where it needs no asking. */
  first?: string;
  certainty: 'certain' | 'likely' | 'possible';
  /** The button of the verdict that leads to an open connection. */
  mend?: RegExp;
  /** A policy to be pasted, and the finding that is first then. */
  policy?: [resource: string, first: string];
}

const ARN = 'arn:aws:execute-api:eu-central-1:123456789012:abc123def4';

const REFUSALS: Refused[] = [
  {
    name: 'another region than the host’s',
    url: `wss://${HOST}/dev`,
    region: 'us-east-1',
    before: 'wrong-region',
    certainty: 'certain',
    mend: /^Sign for eu-central-1 and connect$/,
  },
  {
    name: 'a port at which no API listens',
    url: `wss://${HOST}:8443/dev`,
    profile: 'of AWS',
    before: 'port-in-host',
    certainty: 'likely',
    mend: /^Sign again and connect$/,
  },
  { name: 'another region', profile: 'other region', first: 'wrong-region', certainty: 'certain' },
  {
    name: 'another service',
    profile: 'other service',
    first: 'wrong-service',
    certainty: 'certain',
    mend: /^Sign for execute-api and connect$/,
  },
  { name: 'an expired token', profile: 'expired', first: 'expired-credentials', certainty: 'certain' },
  { name: 'an unknown key', profile: 'unknown key', first: 'unknown-key', certainty: 'likely' },
  { name: 'the token of another key', profile: 'other token', first: 'unknown-key', certainty: 'likely' },
  { name: 'a wrong secret', profile: 'wrong secret', first: 'wrong-secret', certainty: 'certain' },
  {
    name: 'a secret that another profile has right',
    profile: 'mistyped',
    first: 'wrong-secret',
    certainty: 'certain',
    mend: /^Connect as “(good|once more)”$/,
  },
  { name: 'no policy', profile: 'denied', first: 'policy-missing', certainty: 'certain' },
  {
    name: 'an explicit deny',
    profile: 'explicit deny',
    first: 'policy-explicit-deny',
    certainty: 'certain',
  },
  {
    name: 'a REST-shaped policy',
    profile: 'REST-shaped',
    first: 'policy-missing',
    certainty: 'certain',
    policy: [`${ARN}/*/*/*`, 'policy-rest-shaped-arn'],
  },
  {
    name: 'a policy for another stage',
    profile: 'denied',
    first: 'policy-missing',
    certainty: 'certain',
    policy: [`${ARN}/prod/$connect`, 'policy-wrong-stage'],
  },
  { name: 'an unknown stage', path: '/nowhere', first: 'stage-or-api-unknown', certainty: 'possible' },
  {
    name: 'a Forbidden',
    path: '/dev?refuse=forbidden',
    first: 'stage-or-api-unknown',
    certainty: 'possible',
  },
  { name: 'a 404', path: '/dev?refuse=not-found', first: 'stage-or-api-unknown', certainty: 'possible' },
  { name: 'a 401', path: '/dev?refuse=unauthorized', first: 'authorizer-refused', certainty: 'likely' },
  {
    name: 'a 400',
    path: '/dev?refuse=bad-request',
    first: 'connect-integration-failed',
    certainty: 'likely',
  },
  { name: 'a 410', path: '/dev?refuse=gone', first: 'connect-integration-failed', certainty: 'likely' },
  {
    name: 'a 500',
    path: '/dev?refuse=server-error',
    first: 'connect-integration-failed',
    certainty: 'likely',
  },
  {
    name: 'a 502',
    path: '/dev?refuse=bad-gateway',
    first: 'connect-integration-failed',
    certainty: 'likely',
  },
  { name: 'a 504', path: '/dev?refuse=timeout', first: 'connect-integration-timeout', certainty: 'likely' },
  { name: 'throttling', path: '/dev?refuse=throttled', first: 'throttled', certainty: 'likely' },
  { name: 'a 426', path: '/dev?refuse=upgrade-required', first: 'unexplained', certainty: 'possible' },
  {
    name: 'a clock that is behind',
    clockMs: 600_000,
    first: 'clock-behind',
    certainty: 'certain',
    mend: /^Sign 10 min later and connect$/,
  },
  {
    name: 'a clock that is ahead',
    clockMs: -600_000,
    first: 'clock-ahead',
    certainty: 'certain',
    mend: /^Sign (10 min|9 min 59 s) earlier and connect$/,
  },
  {
    name: 'a URL that is too long',
    path: `/dev?${'x'.repeat(4_000)}=1`,
    before: 'url-too-long',
    certainty: 'certain',
  },
  { name: 'a reset', path: '/dev?refuse=reset', first: 'network-refused', certainty: 'possible' },
  {
    name: 'a port without server',
    url: `ws://127.0.0.1:${await closedPort()}/dev`,
    first: 'network-refused',
    certainty: 'possible',
  },
  {
    name: 'an unknown host',
    url: 'wss://nowhere.invalid/dev',
    first: 'network-refused',
    certainty: 'possible',
  },
  { name: 'a website', url: website.url, first: 'not-a-websocket-endpoint', certainty: 'likely' },
  { name: 'a redirect', url: mover.url, first: 'not-a-websocket-endpoint', certainty: 'likely' },
];

inBothBrowsers(
  'explained refusals',
  (browser) => {
    const ids = new Map<string, string>();
    let page: ConsolePage;
    beforeAll(async () => {
      const { good, denied, explicitDeny, restShaped, expired, longLived } = gateway.credentials;
      const profiles: [string, Parameters<typeof addProfile>[2], Parameters<typeof addProfile>[3]?][] = [
        ['good', good],
        ['wrong secret', { ...denied, secretAccessKey: longLived.secretAccessKey.toLowerCase() }],
        ['unknown key', { ...good, accessKeyId: 'ASIAEXAMPLEUNKNOWN99' }],
        ['other token', { ...explicitDeny, sessionToken: denied.sessionToken! }],
        // Without its expiry, as it is pasted from most sources: nothing warns of it.
        ['expired', { ...expired, expiration: undefined as never }],
        ['denied', denied],
        ['explicit deny', explicitDeny],
        ['REST-shaped', restShaped],
        ['mistyped', { ...good, secretAccessKey: longLived.secretAccessKey.toLowerCase() }],
        ['other region', good, { region: 'us-east-1' }],
        ['of AWS', aws.credentials.good],
        ['of the mute one', noSubprotocol.credentials.good],
        ['of the silent one', silent.credentials.good],
        ['other service', good, { service: 'appsync' }],
      ];
      for (const profile of profiles) ids.set(profile[0], (await addProfile(browser(), ...profile)).id);
      // Chrome delays connections, up to 5 s each, after many that failed for one that did not.
      const { id: profileId } = await addProfile(browser(), 'once more', good);
      for (let n = 0; n < 4; n++) await browser().command('connect', { url: gateway.url, profileId });
      page = await ConsolePage.tab(browser());
    });

    it('a server that never answers', async () => {
      await connectNew(page, `${silent.url}?refuse=hang`, 'of the silent one');
      await page.waitState(/^Connecting/);
      const tab = await DiagnosisTab.open(page.view);
      // Neither browser has given up by then: Firefox waits 20 s, Chromium 4 minutes.
      const { certainty, title } = await tab.waitFirst('no-answer');
      expect([certainty, title]).toEqual(['possible', expect.stringContaining(`127.0.0.1:${silent.port}`)]);
      await page.view.click('button', 'Disconnect');
      await page.waitState(/^(Failed|Closed|Not connected)/);
      await connectNew(page, silent.url, 'of the silent one');
      await page.waitState(/Connected/);
    });

    it('a subprotocol that is not confirmed', async () => {
      await page.view.click('button', 'New connection');
      await page.waitState(/Not connected/);
      await page.view.click('button', 'Options');
      await page.view.fill('textbox', 'Subprotocols', 'chat.v2');
      await page.connect(noSubprotocol.url, 'of the mute one');
      const fails = browser().target === 'chrome';
      await page.waitState(fails ? /^Failed/ : /Connected/);
      const tab = await DiagnosisTab.open(page.view);
      const { certainty } = await tab.waitFirst('subprotocol-not-echoed');
      // Firefox opens the socket all the same, and so knows what it was given.
      expect(certainty).toBe(fails ? 'possible' : 'certain');
      if (fails) {
        await tab.mend(/^Connect without subprotocols$/);
        await page.waitState(/Connected/);
        expect(noSubprotocol.requests.at(-1)?.headers).not.toHaveProperty('sec-websocket-protocol');
      }
      await page.view.click('button', 'New connection');
      await page.waitState(/Not connected/);
      await page.view.fill('textbox', 'Subprotocols', '');
    });

    it.each(REFUSALS.map((refused) => [refused.name, refused] as const))('%s', async (_, refused) => {
      gateway.setClockOffset(refused.clockMs ?? 0);
      const url = refused.url ?? origin(gateway) + (refused.path ?? '/dev');
      if (refused.region) {
        const profileId = ids.get('of AWS');
        await browser().command('connect', { url, profileId, region: refused.region });
        await page.chooseSession(/amazonaws/);
      } else await connectNew(page, url, refused.profile ?? 'good');
      await page.waitState(/^Failed/);
      const tab = await DiagnosisTab.open(page.view);
      const { before = 'unexplained', first, certainty, policy, mend } = refused;
      let verdict = await tab.waitFirst(before);
      if (first) {
        if (before === 'unexplained') expect(verdict.certainty).toBe('possible');
        await tab.ask('Ask the server');
        verdict = await tab.waitFirst(first);
      }
      expect(verdict.certainty).toBe(certainty);
      if (policy) {
        const [Resource, id] = policy;
        await page.view.evaluate((win) =>
          win.document.querySelector('.policy-box')?.setAttribute('open', ''),
        );
        const Statement = { Effect: 'Allow', Action: 'execute-api:Invoke', Resource };
        await page.view.fill('textbox', 'Policy document', JSON.stringify({ Statement }));
        expect((await tab.waitFirst(id)).certainty).toBe('certain');
        await page.view.fill('textbox', 'Policy document', '');
      }
      if (mend) {
        await tab.mend(mend);
        await page.waitState(/Connected/);
      }
    });
  },
  {
    grantedHosts: ['https://nowhere.invalid/*', 'http://127.0.0.1/*'],
    args: [`--host-resolver-rules=MAP ${HOST}:443 127.0.0.1:${aws.port}, MAP nowhere.invalid ~NOTFOUND`],
    prefs: {
      'network.dns.localDomains': HOST,
      'network.socket.forcePort': `443=${aws.port}`,
      // Firefox waits longer and longer before it tries a host again that has failed.
      'network.websocket.delay-failed-reconnects': false,
    },
  },
);

const origin = ({ url, stage }: Gateway) => url.slice(0, -stage.length - 1);

/** Leaves the session that is shown, and connects. */
async function connectNew(page: ConsolePage, url: string, profile: string): Promise<void> {
  await page.waitState(/\w/);
  if (await page.view.has('button', 'New connection')) await page.view.click('button', 'New connection');
  await page.waitState(/Not connected/);
  await page.connect(url, profile);
}

async function serve(
  listener: Parameters<typeof createServer>[1],
): Promise<{ url: string } & Pick<Server, 'close'>> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: (done) => server.close(done),
  };
}
