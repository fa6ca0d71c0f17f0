import { beforeAll, expect, it } from 'vitest';
import type { Gateway } from '../gateway/gateway.ts';
import { addProfile } from './harness/addProfile.ts';
import { inBothBrowsers } from './harness/inBrowsers.ts';
import { useGateway } from './harness/useGateway.ts';
import { ConsolePage } from './pages/ConsolePage.ts';

interface Refused {
  name: string;
  /** What the gateway must have answered, so that no refusal is mistaken for another. 0: nothing. */
  status: number;
  errorType?: string;
  message?: RegExp;
  /** Default: keys that may connect. */
  profile?: string;
  /** Put behind the gateway's origin; default: its stage. */
  path?: string;
  /** Of the gateway against the browser. */
  clockMs?: number;
}

const LONG_NAME = 'x'.repeat(4_000);
const INVALID = 'InvalidSignatureException';
const DENIED = 'AccessDeniedException';

const REFUSALS: Refused[] = [
  {
    name: 'a wrong secret',
    profile: 'wrong secret',
    status: 403,
    errorType: INVALID,
    message: /does not match/,
  },
  { name: 'an unknown key', profile: 'unknown key', status: 403, errorType: 'UnrecognizedClientException' },
  {
    name: 'the token of another key',
    profile: 'other token',
    status: 403,
    errorType: 'UnrecognizedClientException',
  },
  { name: 'an expired token', profile: 'expired', status: 403, errorType: 'ExpiredTokenException' },
  {
    name: 'no policy that allows',
    profile: 'denied',
    status: 403,
    errorType: DENIED,
    message: /no identity-based policy/,
  },
  {
    name: 'an explicit deny',
    profile: 'explicit deny',
    status: 403,
    errorType: DENIED,
    message: /explicit deny/,
  },
  { name: 'a REST-shaped policy', profile: 'REST-shaped', status: 403, errorType: DENIED },
  {
    name: 'another region',
    profile: 'other region',
    status: 403,
    errorType: INVALID,
    message: /valid region/,
  },
  {
    name: 'another service',
    profile: 'other service',
    status: 403,
    errorType: INVALID,
    message: /correct service/,
  },
  {
    name: 'a clock that is behind',
    clockMs: 600_000,
    status: 403,
    errorType: INVALID,
    message: /Signature expired/,
  },
  {
    name: 'a clock that is ahead',
    clockMs: -600_000,
    status: 403,
    errorType: INVALID,
    message: /not yet current/,
  },
  {
    name: 'an unknown stage',
    path: '/nowhere',
    status: 403,
    errorType: 'MissingAuthenticationTokenException',
  },
  { name: 'a URL that is too long', path: `/dev?${LONG_NAME}=1`, status: 414 },
  { name: 'a forbidden host', path: '/dev?refuse=forbidden', status: 403, errorType: 'ForbiddenException' },
  { name: 'an API that is not found', path: '/dev?refuse=not-found', status: 404 },
  { name: 'a missing upgrade', path: '/dev?refuse=upgrade-required', status: 426 },
  { name: 'throttling', path: '/dev?refuse=throttled', status: 429 },
  { name: 'an authorizer’s 401', path: '/dev?refuse=unauthorized', status: 401 },
  { name: 'an integration’s 400', path: '/dev?refuse=bad-request', status: 400 },
  { name: 'a 410', path: '/dev?refuse=gone', status: 410 },
  { name: 'a 500', path: '/dev?refuse=server-error', status: 500 },
  { name: 'a 502', path: '/dev?refuse=bad-gateway', status: 502 },
  { name: 'a 504', path: '/dev?refuse=timeout', status: 504 },
  { name: 'a connection that is reset', path: '/dev?refuse=reset', status: 0 },
];

inBothBrowsers(
  'refused handshakes',
  (browser) => {
    const gateway = useGateway();
    let page: ConsolePage;
    beforeAll(async () => {
      const { good, denied, explicitDeny, restShaped, expired, longLived } = gateway().credentials;
      const profiles: [string, Parameters<typeof addProfile>[2], Parameters<typeof addProfile>[3]?][] = [
        ['good', good],
        ['wrong secret', { ...good, secretAccessKey: longLived.secretAccessKey }],
        ['unknown key', { ...good, accessKeyId: 'ASIAEXAMPLEUNKNOWN99' }],
        ['other token', { ...good, sessionToken: denied.sessionToken! }],
        // Without its expiry, as it is pasted from most sources: nothing warns of it.
        ['expired', { ...expired, expiration: undefined as never }],
        ['denied', denied],
        ['explicit deny', explicitDeny],
        ['REST-shaped', restShaped],
        ['other region', good, { region: 'us-east-1' }],
        ['other service', good, { service: 'appsync' }],
      ];
      for (const profile of profiles) await addProfile(browser(), ...profile);
      // Chrome delays connections, up to 5 s each, after many that failed for one that did not.
      const { id: profileId } = await addProfile(browser(), 'once more', good);
      for (let n = 0; n < 3; n++) await browser().command('connect', { url: gateway().url, profileId });
      page = await ConsolePage.popup(browser());
    });

    it.each(REFUSALS.map((refused) => [refused.name, refused] as const))(
      '%s: fails in words, with a finding, and Connect stands ready',
      async (_, refused) => {
        gateway().setClockOffset(refused.clockMs ?? 0);
        await connectNew(page, origin(gateway()) + (refused.path ?? '/dev'), refused.profile ?? 'good');
        await page.waitState(/^Failed ?1006 · Handshake refused or never answered/);
        const { status, errorType, message } = gateway().requests.at(-1)!;
        expect(status).toBe(refused.status);
        if (refused.errorType) expect(errorType).toBe(refused.errorType);
        if (refused.message) expect(message).toMatch(refused.message);

        await page.waitRow(/not connected: handshake refused or never answered \(1006\)/);
        expect((await page.rows()).map(({ direction }) => direction)).toEqual(['event', 'event']);
        await page.view.click('tab', 'Diagnosis');
        const finding = await page.view.until('a finding', (win) =>
          win.document.querySelector('[role=tabpanel] article h2')?.textContent?.trim(),
        );
        expect(finding).not.toBe('');

        await page.view.waitFor('button', 'Connect');
      },
    );

    it('connects after all of them', async () => {
      gateway().setClockOffset(0);
      await connectNew(page, gateway().url, 'good');
      await page.waitState(/Connected/);
    });

    it('no answer at all: says that it is connecting, and can be given up', async () => {
      await connectNew(page, `${gateway().url}?refuse=hang`, 'good');
      await page.waitState(/Connecting…/);
      await page.view.click('button', 'Disconnect');
      await page.waitState(/^Closed/);
      await page.waitRow(/disconnected before the connection was open/);
      await connectNew(page, gateway().url, 'good');
      await page.waitState(/Connected/);
    });
  },
  // Firefox waits longer and longer before it tries a host again that has failed.
);

const origin = ({ url, stage }: Gateway) => url.slice(0, -stage.length - 1);

/** Leaves the session that is shown, and connects. */
async function connectNew(page: ConsolePage, url: string, profile: string): Promise<void> {
  await page.waitState(/\w/);
  if (await page.view.has('button', 'New connection')) await page.view.click('button', 'New connection');
  await page.waitState(/Not connected/);
  await page.connect(url, profile);
}
