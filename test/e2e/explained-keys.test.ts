import { beforeAll, expect, it } from 'vitest';
import type { ProfileDraft } from '#core/profile.ts';
import type { Credentials } from '../gateway/accounts.ts';
import { addSignedIn } from './harness/addSignedIn.ts';
import { inBothBrowsers } from './harness/inBrowsers.ts';
import { useGateway } from './harness/useGateway.ts';
import { ConsolePage } from './pages/ConsolePage.ts';
import { DiagnosisTab } from './pages/DiagnosisTab.ts';

interface Tested {
  profile: string;
  /** The first finding once STS was asked, and once the server was asked as well. */
  afterSts: [id: string, certainty: string];
  afterBoth: [id: string, certainty: string];
  /** What STS is quoted with. */
  words: RegExp;
}

const TESTED: Tested[] = [
  {
    profile: 'unknown',
    afterSts: ['unknown-key', 'likely'],
    afterBoth: ['unknown-key', 'certain'],
    words: /STS was asked at [\d:.]+: AWS does not know these keys/,
  },
  {
    profile: 'mistyped',
    afterSts: ['wrong-secret', 'likely'],
    afterBoth: ['wrong-secret', 'certain'],
    words: /STS was asked at [\d:.]+: The secret access key does not belong/,
  },
  {
    profile: 'denied',
    afterSts: ['unexplained', 'possible'],
    afterBoth: ['policy-missing', 'certain'],
    words: /STS takes these keys, at [\d:.]+: arn:aws:sts::123456789012:assumed-role\//,
  },
];

inBothBrowsers(
  'keys that are tested after a refusal',
  (browser) => {
    const gateway = useGateway();
    let page: ConsolePage;
    beforeAll(async () => {
      const { good, denied } = gateway().credentials;
      const add = (name: string, { expiration: _, ...keys }: Credentials) =>
        browser().command('saveProfile', {
          name,
          region: gateway().region,
          service: gateway().service,
          source: { kind: 'keys', endpoints: { sts: gateway().endpoints.sts } },
          keys,
        } satisfies ProfileDraft);
      await add('unknown', { ...good, accessKeyId: 'ASIAEXAMPLEUNKNOWN99' });
      await add('mistyped', { ...denied, secretAccessKey: good.secretAccessKey });
      await add('denied', denied);
      await addSignedIn(browser(), gateway(), 'ada');
      page = await ConsolePage.tab(browser());
    });

    const refused = async (profile: string) => {
      await page.waitState(/\w/);
      if (await page.view.has('button', 'New connection')) await page.view.click('button', 'New connection');
      await page.waitState(/Not connected/);
      await page.connect(gateway().url, profile);
      await page.waitState(/^Failed/);
      return DiagnosisTab.open(page.view);
    };

    it.each(TESTED.map((one) => [one.profile, one] as const))(
      'those of “%s”',
      async (_, { profile, afterSts, afterBoth, words }) => {
        const tab = await refused(profile);
        await tab.waitFirst('unexplained');
        const asked = gateway().countOf('GetCallerIdentity');
        await tab.ask('Test the keys');
        await page.view.waitPageText(words);
        let { id, certainty } = await tab.waitFirst(afterSts[0]);
        expect([id, certainty]).toEqual(afterSts);
        expect(gateway().countOf('GetCallerIdentity')).toBe(asked + 1);

        await tab.ask('Ask the server');
        ({ id, certainty } = await tab.waitFirst(afterBoth[0]));
        expect([id, certainty]).toEqual(afterBoth);
      },
    );

    it('that were revoked are renewed by the button of the verdict', async () => {
      await page.view.click('button', 'New connection');
      await page.connect(gateway().url, 'ada');
      await page.waitState(/Connected/);
      const { target } = gateway().requests.at(-1)!;
      const credential = new URL(target, 'http://gateway').searchParams.get('X-Amz-Credential') ?? '';
      await page.view.click('button', 'Disconnect');
      expect(gateway().store.revoke(credential.split('/')[0] ?? '')).toBe(true);

      const tab = await refused('ada');
      await tab.ask('Ask the server');
      expect(await tab.waitFirst('unknown-key')).toMatchObject({ certainty: 'likely' });
      await tab.mend(/^Get new keys and connect$/);
      await page.waitState(/Connected/);
    });

    it('bring the head of the verdict into sight, and have it said', async () => {
      const tab = await refused('denied');
      await tab.waitFirst('unexplained');
      expect(await page.view.evaluate(headInSight)).toBe(true);
      await page.view.evaluate((win) => {
        for (const box of win.document.querySelectorAll('[role=tabpanel] details'))
          box.setAttribute('open', '');
        win.document.querySelector('.explain-box form')?.scrollIntoView({ block: 'end' });
      });
      expect(await page.view.evaluate(headInSight), 'the head is above the edge').toBe(false);
      await tab.ask('Ask the server');
      await tab.waitFirst('policy-missing');
      await page.view.until('the head of the verdict in sight', headInSight);
      await page.view.until('its words', (win) =>
        [...win.document.querySelectorAll('[role=status]')].some((one) =>
          /^No policy allows this connection: certain\.$/.test(one.textContent ?? ''),
        ),
      );
    });
  },
  {
    grantedHosts: ['http://127.0.0.1/*'],
    prefs: { 'network.websocket.delay-failed-reconnects': false },
  },
);

/** Whether the head of the verdict can be seen, and is covered by nothing. */
function headInSight(win: Window): boolean {
  const head = win.document.querySelector('article.verdict h2');
  const { left, top, bottom } = head?.getBoundingClientRect() ?? { left: 0, top: 0, bottom: 0 };
  const seen = [top + 2, bottom - 2].map((y) => win.document.elementFromPoint(left + 2, y));
  return head !== null && seen.every((one) => one !== null && head.contains(one));
}
