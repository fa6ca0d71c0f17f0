import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProfileView } from '#core/profile.ts';
import { collectDatabases, collectPage, listenTo } from './harness/collect.ts';
import type { ExtensionBrowser, Target } from './harness/ExtensionBrowser.ts';
import { eventually } from './harness/eventually.ts';
import { launch } from './harness/inBrowsers.ts';
import { readStorage } from './harness/readStorage.ts';
import { type ConsoleRecord, recordConsole } from './harness/recordConsole.ts';
import { useGateway } from './harness/useGateway.ts';
import { ConsolePage } from './pages/ConsolePage.ts';
import { asExports, OptionsPage } from './pages/OptionsPage.ts';

const TABS = ['Frames', 'Conversation', 'Handshake', 'Signature', 'Diagnosis'];
const CHANNELS = ['countersign-log', 'countersign-events'];
/** No part of a secret as long as this may be found; masks show four characters at each end. */
const RUN = 10;

describe.each<Target>(['chrome', 'firefox'])('secrets stay in the background (%s)', (target) => {
  const gateway = useGateway();
  const url = () => `${gateway().url}?room=shown-in-places`;
  let consoles: ConsoleRecord;
  let browser: ExtensionBrowser;
  let copied: string;
  /** What was found where, by the name of the place. */
  const places = new Map<string, string>();

  /** Uses everything that has to do with keys, and looks at every place afterwards. */
  beforeAll(async () => {
    consoles = recordConsole(target);
    browser = await launch(target, consoles.options);
    const options = await OptionsPage.open(browser);
    const heard = await listenTo(options.view, CHANNELS);
    const { good } = gateway().credentials;
    await options.addProfile('chat', asExports(good, new Date(good.expiration!)), {
      region: 'eu-central-1',
      service: 'execute-api',
    });
    places.set('options page', await collectPage(options.view));

    const tab = await ConsolePage.tab(browser);
    await tab.connect(url(), 'chat');
    await tab.waitState(/Connected/);
    await tab.send('{"action":"echo","note":"logged-for-all-to-see"}');
    await tab.waitRow(/logged-for-all-to-see/);
    await tab.view.click('button', 'Copy signed URL');
    await tab.view.waitPageText(/Copied\./);
    copied = await browser.readClipboard();
    // The real one is for the clipboard alone; the preview is signed once more.
    places.set('tab after copying', await collectPage(tab.view));
    await tab.view.click('tab', 'Signature');
    await tab.view.click('button', 'Sign now');
    await tab.view.waitPageText(/What the URL box would be signed as/);
    places.set('tab with a preview', await collectPage(tab.view));
    await tab.view.evaluate((win) => (win as typeof globalThis & Window).console.log('said in a console'));
    await eventually('the console', () => /said in a console/.test(consoles.text()));
    places.set('consoles', consoles.text());

    // Refused ones come last: the browser itself prints the URL of a socket that failed.
    await tab.view.click('button', 'Disconnect');
    await tab.waitState(/Closed/);
    gateway().refuseNext('forbidden');
    await tab.view.click('button', 'Connect');
    await tab.waitState(/Failed/);
    for (const name of TABS) {
      await tab.view.click('tab', name);
      places.set(`tab, ${name}, refused`, await collectPage(tab.view));
    }
    await tab.close();

    const popup = await ConsolePage.popup(browser);
    await popup.view.waitPageText(/Failed/);
    for (const name of TABS) {
      await popup.view.click('tab', name);
      places.set(`popup, ${name}`, await collectPage(popup.view));
    }
    await popup.close();

    const overview = await browser.command<{ profiles: ProfileView[] }>('overview');
    const profileId = overview.profiles[0]!.id;
    places.set('overview', JSON.stringify(overview));
    places.set(
      'explainSignature',
      JSON.stringify(await browser.command('explainSignature', { url: url(), profileId })),
    );
    const { local, session } = await readStorage(options.view);
    // Beside the vault, the attempts that a server can be asked about; they go with the keys (unit test attemptsGone).
    const { secrets, attempts, ...others } = session;
    expect(JSON.stringify(attempts)).toContain('X-Amz-Signature');
    const evidence = await Promise.all([1, 2, 3].map((id) => browser.command<object>('gatherEvidence', id)));
    expect(JSON.stringify(evidence)).toContain('"asSent":true');
    places.set('gatherEvidence', JSON.stringify(evidence));
    expect(JSON.stringify(secrets), 'the vault itself holds them').toContain(good.secretAccessKey);
    places.set('storage.local', JSON.stringify(local));
    places.set('storage.session beside vault and attempts', JSON.stringify(others));
    places.set('databases', await collectDatabases(options.view));
    places.set('channels', (await heard()).join('\n'));
  });

  afterAll(async () => {
    await browser?.close();
    consoles?.remove();
  });

  /** Signatures that went over the wire or into the clipboard. */
  const signatures = () =>
    [copied, ...gateway().requests.map(({ target }) => target)].map(
      (text) => /X-Amz-Signature=([0-9a-f]{64})$/.exec(text)?.[1] ?? '',
    );

  it('looked where it should: each place holds what it may hold', () => {
    const { accessKeyId } = gateway().credentials.good;
    const masked = `${accessKeyId.slice(0, 4)}…${accessKeyId.slice(-4)}`;
    expect(signatures()).toHaveLength(3);
    expect(signatures().every((text) => text.length === 64)).toBe(true);
    for (const [place, text] of places) {
      if (place === 'consoles') continue;
      expect(text, place).toContain(
        place.startsWith('options') || place === 'overview' ? masked : 'shown-in-places',
      );
    }
    expect(places.get('databases')).toContain('logged-for-all-to-see');
    expect(places.get('databases')).toContain(masked);
    expect(places.get('channels')).toMatch(/countersign-events .*profiles-changed/);
    expect(places.get('channels')).toMatch(/countersign-log .*"state":"open"/);
    expect(places.get('tab with a preview')).toContain('X-Amz-Security-Token');
  });

  it.each(['secret access key', 'session token', 'signatures'])(
    'no place holds any part of the %s',
    (what) => {
      const { secretAccessKey, sessionToken = '' } = gateway().credentials.good;
      const secrets: Record<string, string[]> = {
        'secret access key': [secretAccessKey],
        'session token': [sessionToken],
        signatures: signatures(),
      };
      for (const secret of secrets[what]!) {
        const runs = [...runsOf(secret), ...runsOf(secret).map(encodeURIComponent), ...runsOf(btoa(secret))];
        for (const [place, text] of places) {
          const found = runs.filter((run) => text.includes(run));
          // Their number only: a secret does not belong into a test's report either.
          expect(found.length, `parts of the ${what} in: ${place}`).toBe(0);
        }
      }
    },
  );

  it('no place holds a whole signed URL', () => {
    for (const [place, text] of places) {
      expect(text, place).not.toMatch(/X-Amz-Signature=[0-9a-f]{64}/);
      expect(text, place).not.toMatch(/X-Amz-Security-Token(=|%3D|&quot;|")[\w%+/]{40}/i);
    }
  });

  it('no page reported an error', () => {
    // The browsers' own word on the handshake that was refused.
    const ours = browser.errors.filter((text) => !/WebSocket connection|establish a connection/.test(text));
    expect(ours).toEqual([]);
  });
});

/** Every part of that length. */
function runsOf(secret: string): string[] {
  return Array.from({ length: Math.max(0, secret.length - RUN + 1) }, (_, at) => secret.slice(at, at + RUN));
}
