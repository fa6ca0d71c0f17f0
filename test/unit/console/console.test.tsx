// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { AWS_URL, failedSession, profile, session, trace } from '#test/harness/console/samples.ts';
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

describe('names that tests and screen readers rely on', () => {
  it('are there once each, with and without a connection', async () => {
    const check = ({ named, button }: Awaited<ReturnType<typeof mount>>, connect: string) => {
      named('input[type=text]', 'WebSocket URL');
      named('select', 'Profile');
      named('textarea', 'Message');
      named('[role=status]', 'Connection');
      for (const name of [connect, 'Copy signed URL', 'Send']) button(name);
      for (const tab of ['Frames', 'Conversation', 'Handshake', 'Signature', 'Diagnosis'])
        named('[role=tab]', tab);
    };
    check(await mount(), 'Connect');
    await mounted?.unmount();
    const open = await mount(...openSession);
    check(open, 'Disconnect');
    open.button('Sessions');
  });

  it('stay a textbox: the URL has no list', async () => {
    const { named } = await mount();
    expect(named('input', 'WebSocket URL').hasAttribute('list')).toBe(false);
    expect(named('input', 'WebSocket URL').hasAttribute('role')).toBe(false);
  });
});

describe('a connection that dropped', () => {
  const dropped = (log: Parameters<NonNullable<Parameters<typeof mountOnFakes>[1]>>[0], now: number) =>
    log.put(
      session(now, {
        state: 'reconnecting',
        openedAt: now - 60_000,
        endedAt: now,
        close: { code: 1006, reason: '', wasClean: false },
        retryAt: now + 3_000,
        attempt: 2,
      }),
      { id: 1, signature: trace(now) },
    );

  it('counts down to the next attempt, which one button makes now and another ends', async () => {
    const { named, button, click, advance, background, store } = await mount(openSession[0], dropped);
    store.watch(true);
    const status = () => named('[role=status]', 'Connection').textContent;
    expect(status()).toContain('Reconnecting');
    expect(status()).toContain('in 3 s, attempt 2');
    expect(status()).not.toContain('after');
    await advance(2_000);
    expect(status()).toContain('in 1 s, attempt 2');
    await click(button('Reconnect now'));
    expect(callsOf(background, 'reconnectNow')).toEqual([[1]]);
    await click(button('Disconnect'));
    expect(callsOf(background, 'disconnect')).toEqual([[1]]);
  });
});

describe('long connections', () => {
  it('are chosen among the options, with the fault of a keep-alive beside it', async () => {
    const { named, button, click, background, text } = await mount();
    await click(button('Options'));
    await click(named('label > input[type=checkbox]', 'Reconnect after a drop'));
    expect(text()).toContain('closes with 1000 means it');
    await type(named('input', 'Keep-alive every (s)'), '3');
    expect(named('input', 'Keep-alive every (s)').getAttribute('aria-invalid')).toBe('true');
    expect(text()).toContain('every 5 to 3,600 seconds');
    await type(named('input', 'Keep-alive every (s)'), '20');
    expect(text()).not.toContain('every 5 to 3,600 seconds');
    await click(button('Connect'));
    expect(callsOf(background, 'connect')[0]![0]).toMatchObject({
      reconnect: true,
      keepAlive: { seconds: 20, message: '{"action":"ping"}' },
    });
  });
});

describe('connecting', () => {
  it('goes by one click, and by Enter in the URL box', async () => {
    const { named, click, button, background, store } = await mount();
    await click(button('Connect'));
    expect(named('[role=status]', 'Connection').textContent).toContain('Connected');
    expect(button('Disconnect')).toBeDefined();
    store.newConnection();
    await press(named('input', 'WebSocket URL'), 'Enter');
    expect(callsOf(background, 'connect')).toHaveLength(2);
  });

  it('keeps the same button, so that the focus stays', async () => {
    const { click, button } = await mount();
    const before = button('Connect');
    await click(before);
    expect(button('Disconnect')).toBe(before);
  });

  it('does not open the same connection twice by Enter', async () => {
    const { named, background } = await mount(...openSession);
    await press(named('input', 'WebSocket URL'), 'Enter');
    expect(callsOf(background, 'connect')).toEqual([]);
    await type(
      named('input', 'WebSocket URL'),
      'wss://a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com/dev',
    );
    await press(named('input', 'WebSocket URL'), 'Enter');
    expect(callsOf(background, 'connect')).toHaveLength(1);
  });

  it('shows one sentence for a text that is no URL, keeps the text, and ties both together', async () => {
    const { named, click, button, root, background } = await mount();
    const box = named('input', 'WebSocket URL') as HTMLInputElement;
    await type(box, 'ftp://example.com');
    await click(button('Connect'));
    const fault = root.querySelector('#url-fault');
    expect(fault?.textContent).toMatch(/\w/);
    expect(box.getAttribute('aria-describedby')).toBe('url-fault');
    expect(box.getAttribute('aria-invalid')).toBe('true');
    expect(box.value).toBe('ftp://example.com');
    expect(background.calls).toEqual([]);
  });

  it('asks for service and region where the host names neither, and not once the profile does', async () => {
    const custom = { draft: { url: 'wss://ws.example.com/chat', profileId: 'p1' } };
    const asked = await mount(custom);
    await type(asked.named('input', 'Region'), 'eu-west-1');
    await type(asked.named('input', 'Service'), 'execute-api');
    await asked.click(asked.button('Connect'));
    expect(callsOf(asked.background, 'connect')[0]![0]).toMatchObject({
      region: 'eu-west-1',
      service: 'execute-api',
    });
    await mounted?.unmount();
    const known = profile(Date.now() + 1e12, { region: 'eu-west-1', service: 'execute-api' });
    const told = await mount({ ...custom, profiles: [known] });
    expect(() => told.named('input', 'Region')).toThrow('0 elements');
  });
});

describe('keys', () => {
  it('that expired are refused with two ways on', async () => {
    const { background, store, click, button, options, text } = await mount();
    const old = profile(store.now.value, { expiresAt: store.now.value - 180_000 });
    background.world.profiles = [old];
    store.profiles.value = [old];
    await click(button('Connect'));
    expect(text()).toContain('expired 3 min ago');
    await click(button('Paste new keys'));
    expect(options).toEqual(['profiles/p1']);
    await click(button('Sign anyway'));
    expect(button('Disconnect')).toBeDefined();
  });

  it('that are gone are told before one tries', async () => {
    const { text, button } = await mount({ profiles: [profile(Date.now(), { hasKeys: false })] });
    expect(text()).toContain('keys gone: paste again');
    button('Paste new keys');
  });

  it('count down', async () => {
    const { store, text, advance } = await mount();
    store.watch(true);
    await advance(10_000);
    expect(text()).toContain('expires in 42:00');
  });

  it('without any profile, the way to one is shown', async () => {
    const { click, button, options } = await mount({ profiles: [], draft: {} });
    await click(button('Add a profile'));
    expect(options).toEqual(['profiles']);
  });
});

describe('copying', () => {
  it('says until when it is valid; only the eye sees the countdown', async () => {
    const { click, button, root, copied } = await mount();
    await click(button('Copy signed URL'));
    expect(copied).toEqual(['signed as url']);
    const region = [...root.querySelectorAll('[aria-live=polite]')].find((one) =>
      one.textContent?.includes('Copied'),
    );
    expect(region?.textContent).toMatch(/^Copied\. Valid until \d\d:\d\d:\d\d \(5:00\)/);
    expect(region?.querySelector('[aria-hidden=true]')?.textContent).toBe(' (5:00)');
  });

  it('offers every command in a menu that arrows walk through', async () => {
    const { click, button, all, copied, root } = await mount();
    await click(button('Copy as'));
    const items = all('[role=menuitem]');
    expect(items).toHaveLength(6);
    expect(document.activeElement).toBe(items[0]);
    await press(items[0]!, 'ArrowUp');
    expect(document.activeElement).toBe(items[5]);
    await press(items[5]!, 'Home');
    await press(items[0]!, 'ArrowDown');
    await click(items[1]!);
    expect(copied).toEqual(['signed as websocat']);
    expect(root.querySelector('[role=menu]')).toBeNull();
    expect(document.activeElement).toBe(button('Copy as'));
  });

  it('closes its menu by Escape, which does not reach the browser', async () => {
    const { click, button, root } = await mount();
    await click(button('Copy as'));
    const event = await press(document.activeElement!, 'Escape');
    expect(event.defaultPrevented).toBe(true);
    expect(root.querySelector('[role=menu]')).toBeNull();
  });
});

describe('the status', () => {
  it('announces states, and marks what ticks as not to be announced', async () => {
    const { named } = await mount(...openSession);
    const status = named('[role=status]', 'Connection').cloneNode(true) as HTMLElement;
    expect(status.textContent).toMatch(
      /HTTP 101 · 84 ms.*12 · 3\.1 kB.*12,480 · 4\.8 MB.*idle close in 9:58/,
    );
    for (const quiet of status.querySelectorAll('[aria-live=off]')) quiet.remove();
    expect(status.textContent).toBe('Connected');
  });

  it('tells while frames cannot be stored, and is quiet when they can again', async () => {
    const { text, log, root } = await mount(...openSession);
    await act(() =>
      log.fall({
        message: 'Frames wait in memory: the disk is full.',
        next: 'Free disk space.',
        since: 0,
        waiting: 1_200,
        lost: 30,
      }),
    );
    expect(text()).toMatch(
      /the disk is full\. Waiting: 1,200 rows; 30 frames could not be kept\. Free disk space\./,
    );
    const moving = root.querySelector('[role=alert] [aria-live=off]');
    expect(moving?.textContent).toBe('Waiting: 1,200 rows; 30 frames could not be kept.');
    await act(() => log.fall());
    expect(text()).not.toContain('the disk is full');
  });

  it('says in words why a connection failed, and leads to the diagnosis', async () => {
    const { named, click, button, text } = await mount(
      { draft: { url: AWS_URL, profileId: 'p1', sessionId: 1 } },
      (log, now) => log.put(failedSession(now), { id: 1, signature: trace(now) }),
    );
    expect(named('[role=status]', 'Connection').textContent).toContain('Failed1006 · Handshake refused');
    const seen = vi.spyOn(Element.prototype, 'scrollIntoView');
    await click(button('Why?'));
    const tab = named('[role=tab]', 'Diagnosis');
    expect(tab.getAttribute('aria-selected')).toBe('true');
    // Where it is narrow, the bar shows but some of the tabs.
    expect(seen.mock.contexts).toContain(tab);
    seen.mockRestore();
    expect(text()).toContain('The browser does not tell why');
    button('Copy curl command');
  });
});

describe('what comes from outside', () => {
  it('is never taken for markup', async () => {
    const evil = '<img src=x onerror=alert(1)>';
    const { root, named, click } = await mount(
      {
        profiles: [profile(Date.now(), { name: evil })],
        draft: { url: evil, profileId: 'p1', sessionId: 1 },
      },
      (log, now) => {
        const close = { code: 4000, reason: evil, wasClean: true };
        log.put(
          session(now, { name: evil, url: evil, state: 'closed', endedAt: now, close, subprotocol: evil }),
        );
      },
    );
    for (const tab of ['Conversation', 'Handshake', 'Signature', 'Diagnosis', 'Frames']) {
      await click(named('[role=tab]', tab));
      expect(root.querySelector('img')).toBeNull();
    }
    expect(root.textContent).toContain(evil);
  });
});
