// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest';
import { AWS_URL, failedSession, session, trace } from '#test/harness/console/samples.ts';
import { mountOnFakes, type } from './mountOnFakes.tsx';
import { callsOf } from './store/openStore.ts';

const OTHER = 'wss://ws.example.com/other';
let mounted: Awaited<ReturnType<typeof mountOnFakes>> | undefined;
afterEach(async () => {
  await mounted?.unmount();
  mounted = undefined;
});

/** The diagnosis of a session signed for the wrong region, while the URL box holds something else. */
async function diagnose() {
  mounted = await mountOnFakes({ draft: { url: AWS_URL, profileId: 'p1', sessionId: 1 } }, (log, now) =>
    log.put(failedSession(now), { id: 1, signature: trace(now, { region: 'us-east-1' }) }),
  );
  await mounted.click(mounted.named('[role=tab]', 'Diagnosis'));
  await type(mounted.named('input[type=text]', 'WebSocket URL'), OTHER);
  return mounted;
}

it('a remedy connects to what was diagnosed, not to what was typed since', async () => {
  const { click, button, background } = await diagnose();
  await click(button('Sign for eu-central-1 and connect'));
  expect(callsOf(background, 'connect')).toMatchObject([[{ url: AWS_URL, region: 'eu-central-1' }]]);
});

it('the curl command is for what was diagnosed as well', async () => {
  const { click, button, background } = await diagnose();
  await click(button('Copy curl command'));
  expect(callsOf(background, 'copySigned')).toMatchObject([[{ url: AWS_URL, format: 'curl' }]]);
});

it.each([
  ['closed', { code: 1011, reason: 'boom', wasClean: true }, /1011 · Server error: boom.*did not expect/],
  ['closed', { code: 1000, reason: '', wasClean: true }, /1000 · Closed normally/],
  ['lost', undefined, /Lost.*The browser or the extension stopped/],
  ['open', undefined, /Nothing wrong is seen/],
] as const)('a connection that is %s without a finding is said to be so: %j', async (state, close, words) => {
  mounted = await mountOnFakes({ draft: { url: AWS_URL, profileId: 'p1', sessionId: 1 } }, (log, now) =>
    log.put(session(now, { state, ...(close ? { close, endedAt: now } : {}) })),
  );
  await mounted.click(mounted.named('[role=tab]', 'Diagnosis'));
  expect(document.querySelector('#panel-diagnosis')?.textContent).toMatch(words);
});

it('an answer that came is announced with its verdict, whose head is brought into sight', async () => {
  const page = await mountOnFakes({ draft: { url: AWS_URL, profileId: 'p1', sessionId: 1 } }, (log, now) =>
    log.put(failedSession(now), { id: 1, signature: trace(now) }),
  );
  mounted = page;
  const { click, named, button, background } = page;
  await click(named('[role=tab]', 'Diagnosis'));
  const scrolled: unknown[] = [];
  Element.prototype.scrollIntoView = function (this: Element, how) {
    scrolled.push([this.textContent, how]);
  };
  const status = () => document.querySelector('#panel-diagnosis [role=status]')?.textContent;
  expect([status(), scrolled]).toEqual(['', []]);

  const caller = {
    ok: true,
    at: 0,
    account: '123456789012',
    arn: 'arn:aws:iam::123456789012:user/me',
  } as const;
  background.askCaller = async () => ({ caller });
  await click(button('Test the keys'));
  await expect.poll(status).toMatch(/^The browser does not tell why: possible\.$/);
  expect(scrolled).toEqual([
    [expect.stringContaining('The browser does not tell why'), { block: 'nearest' }],
  ]);
});

it('a pasted policy is for the connections of one profile, and gone with another', async () => {
  const page = await mountOnFakes({ draft: { url: AWS_URL, profileId: 'p1', sessionId: 1 } }, (log, now) => {
    log.put(failedSession(now), { id: 1, signature: trace(now) });
    log.put({ ...failedSession(now), id: 2 }, { id: 2, signature: trace(now) });
    log.put({ ...failedSession(now), id: 3, profileId: 'p2' }, { id: 3, signature: trace(now) });
  });
  mounted = page;
  await page.click(page.named('[role=tab]', 'Diagnosis'));
  const { store } = page;
  store.policyText.value = '{}';
  for (const [id, kept] of [
    [2, '{}'],
    [3, ''],
  ] as const) {
    await store.gather(id);
    expect(store.policyText.value).toBe(kept);
  }
});
