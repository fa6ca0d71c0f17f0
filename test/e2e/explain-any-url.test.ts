import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { presign } from '#aws/presign.ts';
import { addProfile } from './harness/addProfile.ts';
import { collectDatabases } from './harness/collect.ts';
import type { ExtensionBrowser } from './harness/ExtensionBrowser.ts';
import { inBothBrowsers } from './harness/inBrowsers.ts';
import { readStorage } from './harness/readStorage.ts';
import { useGateway } from './harness/useGateway.ts';
import type { View } from './harness/View.ts';
import { ConsolePage } from './pages/ConsolePage.ts';
import { DiagnosisTab } from './pages/DiagnosisTab.ts';

/** Stands in every text that is pasted: to be found nowhere afterwards. */
const MARK = 'canary-7f3a91';

const CURL = `HTTP/1.1 429 Too Many Requests
content-type: application/json
x-amzn-errortype: TooManyRequestsException
x-trace: ${MARK}

{"message":"Too Many Requests"}`;

const LOG = `2026-11-22T12:00:00Z ERROR [${MARK}] connect failed: {"Message":"User: arn:aws:sts::123456789012:assumed-role/app/me is not authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:eu-central-1:********9012:abc123def4/dev/$connect because no identity-based policy allows the execute-api:Invoke action"}`;

/** Where the box is, and how to come there. */
const PLACES: [string, (browser: ExtensionBrowser) => Promise<View>][] = [
  [
    'the console',
    async (browser) => {
      const { view } = await ConsolePage.tab(browser);
      await view.click('tab', 'Diagnosis');
      await view.evaluate((win) => win.document.querySelector('.explain-box')?.setAttribute('open', ''));
      return view;
    },
  ],
  [
    'the options',
    async (browser) => {
      const view = await browser.open('options/index.html');
      await view.click('button', 'Diagnosis');
      return view;
    },
  ],
];

inBothBrowsers('explaining what is pasted', (browser) => {
  const gateway = useGateway();
  let signed: string;
  beforeAll(async () => {
    const { good } = gateway().credentials;
    await addProfile(browser(), 'good', good);
    const { accessKeyId, secretAccessKey, sessionToken } = good;
    ({ url: signed } = await presign({
      url: `${gateway().url}?room=${MARK}`,
      service: 'execute-api',
      region: 'eu-central-1',
      keys: { accessKeyId, secretAccessKey, sessionToken: sessionToken! },
      expires: 300,
      now: Date.now(),
    }));
  });

  describe.each(PLACES)('in %s', (_, open) => {
    let view: View;
    beforeAll(async () => {
      view = await open(browser());
    });
    afterEach(async () => {
      expect(gateway().requests).toEqual([]);
    });

    const explain = async (text: string) => {
      await view.fill('textbox', 'Signed URL or answer', text);
      await view.click('button', 'Explain');
      return new DiagnosisTab(view);
    };

    it('a URL in order is said to be so', async () => {
      await explain(signed);
      await view.waitPageText(/Nothing is wrong with this URL.*keys of “good”/);
    });

    it('a parameter that was added after signing is named', async () => {
      const tab = await explain(`${signed}&added=${MARK}`);
      const { certainty } = await tab.waitFirst('parameter-added-after-signing');
      expect(certainty).toBe('certain');
      await view.waitPageText(/added/);
    });

    it('a session token that was left out is named', async () => {
      const tab = await explain(signed.replace(/&X-Amz-Security-Token=[^&]*/, ''));
      expect((await tab.waitFirst('missing-token')).certainty).toBe('likely');
    });

    it('an answer that curl -i printed', async () => {
      const tab = await explain(CURL);
      expect((await tab.waitFirst('throttled')).certainty).toBe('certain');
    });

    it('a line of a log that quotes AWS, with the policy that is missing', async () => {
      const tab = await explain(LOG);
      expect((await tab.waitFirst('policy-missing')).certainty).toBe('certain');
      expect(await view.text('region', 'Explanation')).toContain('abc123def4/dev/$connect');
    });

    it('a text that is neither is said to be neither', async () => {
      await explain(`Hello ${MARK}`);
      await view.waitText('alert', undefined, /neither a URL nor an answer/);
    });

    it('neither asks a server nor keeps anything of the texts', async () => {
      const stored = JSON.stringify(await readStorage(view)) + (await collectDatabases(view));
      expect(stored).toContain('"good"');
      expect(stored).not.toContain(MARK);
      expect(stored).not.toContain(new URL(signed).searchParams.get('X-Amz-Signature'));
      expect(gateway().stats()).toMatchObject({ handshakes: 0 });
    });
  });
});
