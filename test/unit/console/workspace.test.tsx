// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { API_GATEWAY } from '#core/limits.ts';
import { AWS_URL, session, trace } from '#test/harness/console/samples.ts';
import { mountOnFakes, press, type } from './mountOnFakes.tsx';
import { callsOf } from './store/openStore.ts';

let mounted: Awaited<ReturnType<typeof mountOnFakes>> | undefined;
async function mount(...args: Parameters<typeof mountOnFakes>) {
  mounted = await mountOnFakes(...args);
  return mounted;
}
afterEach(async () => {
  await mounted?.unmount();
  mounted = undefined;
});

const openSession: Parameters<typeof mountOnFakes> = [
  { draft: { url: AWS_URL, profileId: 'p1', sessionId: 1 } },
  (log, now) => log.put(session(now), { id: 1, signature: trace(now) }),
];

describe('the tabs', () => {
  it('are walked by arrows, with one stop for the Tab key', async () => {
    const { named, all } = await mount();
    named('[role=tab]', 'Frames').focus();
    await press(document.activeElement!, 'ArrowRight');
    expect(document.activeElement).toBe(named('[role=tab]', 'Conversation'));
    expect(all('[role=tabpanel]:not([hidden])').map(({ id }) => id)).toEqual(['panel-frames']);
    await press(document.activeElement!, 'ArrowRight');
    expect(document.activeElement).toBe(named('[role=tab]', 'Handshake'));
    await press(document.activeElement!, 'End');
    expect(document.activeElement).toBe(named('[role=tab]', 'Sequences'));
    await press(document.activeElement!, 'ArrowRight');
    expect(document.activeElement).toBe(named('[role=tab]', 'Frames'));
    expect(all('[role=tab][tabindex="0"]')).toHaveLength(1);
    expect(all('[role=tabpanel]:not([hidden])').map(({ id }) => id)).toEqual(['panel-frames']);
  });

  it('show the signature of the connection, masked, and of the URL box on request', async () => {
    const { named, click, button, text, background } = await mount(...openSession);
    await click(named('[role=tab]', 'Signature'));
    expect(text()).toContain('The signature that this connection was opened with.');
    expect(text()).toContain('20261122/eu-central-1/execute-api/aws4_request');
    await click(button('Sign now'));
    expect(callsOf(background, 'explainSignature')).toHaveLength(1);
    expect(text()).toContain('What the URL box would be signed as');
  });
});

describe('the composer', () => {
  it('sends by Ctrl+Enter and by ⌘+Enter, and not by Enter', async () => {
    const { named, background } = await mount(...openSession);
    const box = named('textarea', 'Message');
    await type(box, 'hello');
    await press(box, 'Enter');
    expect(callsOf(background, 'send')).toEqual([]);
    await press(box, 'Enter', { ctrlKey: true });
    await press(box, 'Enter', { metaKey: true });
    expect(callsOf(background, 'send')).toHaveLength(2);
  });

  it('says why it cannot send', async () => {
    const { named, click, button, text, background } = await mount();
    expect(button('Send').getAttribute('aria-disabled')).toBe('true');
    expect(text()).toContain('Connect first, then send.');
    await type(named('textarea', 'Message'), 'hello');
    await click(button('Send'));
    expect(callsOf(background, 'send')).toEqual([]);
  });

  it('refuses bad hex with its place, and a message that API Gateway would not take', async () => {
    const { named, click, button, text } = await mount(...openSession);
    await click(button('Hex'));
    await type(named('textarea', 'Message'), '0a zz');
    expect(text()).toContain('“z” at character 4 is not a hex digit.');
    await click(button('Text'));
    await type(named('textarea', 'Message'), 'x'.repeat(API_GATEWAY.messageBytes + 1));
    expect(text()).toContain('at most 128 KB');
    expect(button('Send').getAttribute('aria-disabled')).toBe('true');
  });
});
