import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Problem } from '#core/problem.ts';
import { later } from '#host/later.ts';
import { createSocketHost } from '#host/sockets.ts';
import type { FreshSignature, OpenRequest } from '#messaging/contract.ts';
import { FakeSocket, REQUEST, recordingLog } from './support.ts';

/** Attempt n is awaited for half of its bound: 0.5, 1, 2, 4 … s. */
const HALF = 0.5;
const RECONNECT: OpenRequest = { ...REQUEST, reconnect: true };

function setUp() {
  const recording = recordingLog();
  let signed = 0;
  const fresh = (): FreshSignature => {
    signed++;
    return {
      signedUrl: `wss://api.example.com/dev?X-Amz-Signature=fresh${signed}`,
      accessKeyId: `ASIA…AGN${signed}`,
      signature: { ...REQUEST.signature, signedAt: signed },
    };
  };
  const signAgain = vi.fn(async (_: number) => fresh());
  const keepAlive = vi.fn();
  let online = () => {};
  const host = createSocketHost({
    WebSocket: FakeSocket,
    log: recording.log,
    now: () => Date.now(),
    performanceNow: () => performance.now(),
    later,
    random: () => HALF,
    signAgain,
    onOnline: (listener) => {
      online = listener;
    },
    keepAlive,
  });
  const last = () => FakeSocket.made.at(-1)!;
  /** A session that has been open for a minute. */
  const open = async (request = RECONNECT) => {
    const id = await host.open(request);
    last().opens();
    await vi.advanceTimersByTimeAsync(60_000);
    return id;
  };
  const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
  return { ...recording, host, signAgain, keepAlive, online: () => online(), last, open, pass };
}

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 22, 10) });
  FakeSocket.made = [];
  FakeSocket.refuse = undefined;
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a connection that drops', () => {
  it('is opened again with a fresh signature, in the same session, and each step is logged', async () => {
    const { open, last, pass, events, state, calls, signAgain, rows } = setUp();
    const id = await open();
    const dropped = Date.now();
    last().ends(1006, '', false);
    expect(state(id)).toMatchObject({
      state: 'reconnecting',
      reconnects: true,
      attempt: 1,
      retryAt: dropped + 500,
      endedAt: dropped,
      close: { code: 1006 },
    });
    await pass(499);
    expect(signAgain).not.toHaveBeenCalled();
    await pass(1);
    expect(signAgain.mock.calls).toEqual([[id]]);
    expect(state(id)).toMatchObject({ state: 'connecting', attempt: 1, accessKeyId: 'ASIA…AGN1' });
    expect(state(id).retryAt).toBeUndefined();
    expect(calls).toContain(`sign ${id} 1`);
    await pass(40);
    expect(last().url).toContain('Signature=fresh1');
    last().opens('chat');
    last().receives('again');
    expect(events()).toEqual([
      'connecting to api.example.com/dev as ASIA…MPLE',
      'connected in 0 ms',
      'connection dropped: 1006 Connection lost; attempt 1 in 500 ms',
      'connecting to api.example.com/dev as ASIA…AGN1',
      'connected again in 40 ms, subprotocol chat, after a gap of 540 ms (attempt 1)',
    ]);
    expect(state(id)).toMatchObject({
      state: 'open',
      connections: 2,
      openedAt: dropped + 540,
      handshakeMs: 40,
      subprotocol: 'chat',
      largestSent: 0,
      sentBinary: false,
    });
    for (const field of ['endedAt', 'close', 'retryAt', 'attempt']) expect(state(id)[field]).toBeUndefined();
    expect(rows.at(-1)).toMatchObject({ id, direction: 'received', payload: 'again' });
    expect(JSON.stringify([rows, state(id)])).not.toMatch(/fresh1|X-Amz/);
  });

  it.each([1001, 1005, 1006, 1011, 1012, 4000])('with %i is opened again', async (code) => {
    const { open, last, pass, state } = setUp();
    await open();
    last().ends(code);
    await pass(500);
    expect(FakeSocket.made).toHaveLength(2);
    expect(state().state).toBe('connecting');
  });

  it('is a fault only where its code is one', async () => {
    const { open, last, pass, rows } = setUp();
    await open();
    last().ends(1001, 'Going away');
    expect(rows.at(-1)).toMatchObject({ bad: false });
    await pass(500);
    last().ends(1006, '', false);
    expect(rows.at(-1)).toMatchObject({ bad: true });
  });

  it('stays closed where the server closed it with 1000, and says why', async () => {
    const { open, last, pass, state, events, keepAlive } = setUp();
    await open();
    last().ends(1000);
    await pass(600_000);
    expect(FakeSocket.made).toHaveLength(1);
    expect(state()).toMatchObject({ state: 'closed', close: { code: 1000 } });
    expect(events().at(-1)).toBe(
      'closed 1000 Closed normally; not opened again, since the server closed it on purpose',
    );
    expect(keepAlive).toHaveBeenLastCalledWith(false);
  });

  it('stays closed where that was not chosen', async () => {
    const { open, last, pass, state, events } = setUp();
    await open(REQUEST);
    last().ends(1006, '', false);
    await pass(600_000);
    expect(FakeSocket.made).toHaveLength(1);
    expect(state()).toMatchObject({ state: 'closed' });
    expect(state().reconnects).toBeUndefined();
    expect(events().at(-1)).toBe('closed 1006 Connection lost');
  });

  it('stays closed where the person had closed it before the network went', async () => {
    const { host, open, last, pass, state } = setUp();
    const id = await open();
    await host.close(id);
    last().ends(1006, '', false);
    await pass(600_000);
    expect(FakeSocket.made).toHaveLength(1);
    expect(state().state).toBe('closed');
  });

  it('that never was open is not tried again: a 403 would come each time', async () => {
    const { host, last, pass, state, signAgain } = setUp();
    await host.open(RECONNECT);
    last().ends(1006, '', false);
    await pass(600_000);
    expect(signAgain).not.toHaveBeenCalled();
    expect(state()).toMatchObject({ state: 'failed', close: { code: 1006 } });
  });
});

describe('an attempt', () => {
  it('that is refused is followed by another, later and later, with a signature of its own', async () => {
    const { open, last, pass, events, state } = setUp();
    await open();
    const dropped = Date.now();
    last().ends(1006, '', false);
    for (const wait of [500, 1_000, 2_000, 4_000]) {
      await pass(wait);
      last().ends(1006, '', false);
    }
    expect(FakeSocket.made.slice(1).map(({ url }) => url.split('=')[1])).toEqual([
      'fresh1',
      'fresh2',
      'fresh3',
      'fresh4',
    ]);
    expect(events().filter((text) => String(text).startsWith('attempt'))).toEqual([
      'attempt 1 failed: no connection (1006); attempt 2 in 1 s',
      'attempt 2 failed: no connection (1006); attempt 3 in 2 s',
      'attempt 3 failed: no connection (1006); attempt 4 in 4 s',
      'attempt 4 failed: no connection (1006); attempt 5 in 8 s',
    ]);
    // The record goes on telling of the connection that was open.
    expect(state()).toMatchObject({ state: 'reconnecting', attempt: 5, endedAt: dropped });
    await pass(8_000);
    last().opens();
    expect(events().at(-1)).toBe('connected again in 0 ms, after a gap of 16 s (attempt 5)');
  });

  it('without an answer within 35 s is given up, and what it still brings is not heard', async () => {
    const { open, last, pass, events, state } = setUp();
    await open();
    last().ends(1006, '', false);
    await pass(500);
    const hanging = last();
    await pass(35_000);
    expect(hanging.closedWith).toEqual([1000]);
    expect(events().at(-1)).toBe('attempt 1 failed: no answer within 35 s; attempt 2 in 1 s');
    hanging.ends(1006, '', false);
    await pass(999);
    expect(FakeSocket.made).toHaveLength(2);
    await pass(1);
    last().opens();
    await pass(60_000);
    expect(state()).toMatchObject({ state: 'open', connections: 2 });
  });

  it('is the last after 15 minutes, and the log says so', async () => {
    const { open, last, pass, events, state, keepAlive } = setUp();
    await open();
    const close = { code: 1001, reason: 'Going away', wasClean: true };
    last().ends(close.code, close.reason);
    const dropped = Date.now();
    for (let n = 0; n < 200 && state().state !== 'closed'; n++) {
      await pass(1_000 * 60);
      if (state().state === 'connecting') last().ends(1006, '', false);
    }
    expect(events().at(-1)).toMatch(
      /^attempt (\d+) failed: .+; given up after \1 attempts in \d+ min\. Connect again by hand\.$/,
    );
    expect(Date.now() - dropped).toBeGreaterThanOrEqual(15 * 60_000);
    expect(state()).toMatchObject({ state: 'closed', endedAt: dropped, close });
    expect(state().retryAt).toBeUndefined();
    expect(keepAlive).toHaveBeenLastCalledWith(false);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('counts on where a server lets us in only to close at once', async () => {
    const { open, last, pass, state } = setUp();
    await open();
    last().ends(1008, 'no');
    for (const wait of [500, 1_000, 2_000]) {
      await pass(wait);
      last().opens();
      await pass(100);
      last().ends(1008, 'no');
    }
    expect(state()).toMatchObject({ state: 'reconnecting', attempt: 4, connections: 4 });
  });
});

describe('credentials', () => {
  it.each([
    ['keys.expired', 'The keys of profile “dev” expired 3 s ago.', 'Paste new ones.'],
    ['keys.missing', 'The keys are gone.', 'Paste them again.'],
    ['sign-in.needed', 'Profile “dev” is not signed in.', 'Sign in, in the options.'],
    ['sign-in.cancelled', 'The profile was signed out.', 'Sign in again.'],
    ['vault.locked', 'The remembered secrets are locked.', 'Unlock them with your passphrase.'],
    ['profile.missing', 'The profile is gone.', 'Choose one.'],
    ['session.unknown', 'It is not known any more.', 'Connect again by hand.'],
  ])('that only the person can mend (%s) end it, with what to do', async (id, message, next) => {
    const { open, last, pass, events, state, signAgain, rows, keepAlive } = setUp();
    await open();
    last().ends(1001);
    signAgain.mockRejectedValue(new Problem(id, message, next));
    await pass(600_000);
    expect(signAgain).toHaveBeenCalledTimes(1);
    expect(events().at(-1)).toBe(`not connected again: ${message} ${next}`);
    expect(rows.at(-1)).toMatchObject({ bad: true });
    expect(state()).toMatchObject({ state: 'closed', close: { code: 1001 } });
    expect(keepAlive).toHaveBeenLastCalledWith(false);
  });

  it.each(['sign-in.unreachable', 'sign-in.throttled', 'background.stopped', 'unexpected'])(
    'that may come by themselves (%s) are asked for again',
    async (id) => {
      const { open, last, pass, events, state, signAgain } = setUp();
      await open();
      last().ends(1006, '', false);
      signAgain.mockRejectedValueOnce(new Problem(id, 'It did not answer.', 'Try again.'));
      await pass(500);
      expect(events().at(-1)).toBe('attempt 1 failed: It did not answer; attempt 2 in 1 s');
      expect(state()).toMatchObject({ state: 'reconnecting', attempt: 2 });
      await pass(1_000);
      last().opens();
      expect(state().state).toBe('open');
    },
  );
});

describe('a signature', () => {
  it('that does not come within 35 s is asked for anew, and is not used once it comes', async () => {
    const { open, last, pass, events, signAgain, state } = setUp();
    await open();
    let answer = (_: FreshSignature) => {};
    signAgain.mockReturnValueOnce(
      new Promise((resolve) => {
        answer = resolve;
      }),
    );
    last().ends(1006, '', false);
    await pass(500 + 35_000);
    expect(events().at(-1)).toBe('attempt 1 failed: no answer within 35 s; attempt 2 in 1 s');
    answer({ signedUrl: 'wss://late/', accessKeyId: 'x', signature: REQUEST.signature });
    await pass(1_000);
    expect(FakeSocket.made.map(({ url }) => url)).not.toContain('wss://late/');
    last().opens();
    expect(state()).toMatchObject({ state: 'open', connections: 2 });
  });

  it('that comes after a while leaves the handshake its own time', async () => {
    const { open, last, pass, signAgain, state } = setUp();
    await open();
    let answer = (_: FreshSignature) => {};
    signAgain.mockReturnValueOnce(
      new Promise((resolve) => {
        answer = resolve;
      }),
    );
    last().ends(1006, '', false);
    await pass(500 + 30_000);
    answer({ signedUrl: 'wss://slow/', accessKeyId: 'x', signature: REQUEST.signature });
    await pass(30_000);
    last().opens();
    expect(last().url).toBe('wss://slow/');
    expect(state()).toMatchObject({ state: 'open', connections: 2 });
  });
});

describe('the person', () => {
  it('ends the wait by disconnecting', async () => {
    const { host, open, last, pass, state, events, keepAlive } = setUp();
    const id = await open();
    last().ends(1006, '', false);
    expect(keepAlive).toHaveBeenLastCalledWith(true);
    await host.close(id);
    await host.close(id);
    await pass(600_000);
    expect(FakeSocket.made).toHaveLength(1);
    expect(events().at(-1)).toBe('disconnected while it waited to connect again');
    expect(state(id)).toMatchObject({ state: 'closed', close: { code: 1006 } });
    expect(keepAlive).toHaveBeenLastCalledWith(false);
  });

  it('ends an attempt that is being signed, and what was signed is not used', async () => {
    const { host, open, last, pass, state, signAgain } = setUp();
    const id = await open();
    let answer = (_: FreshSignature) => {};
    signAgain.mockReturnValue(
      new Promise((resolve) => {
        answer = resolve;
      }),
    );
    last().ends(1006, '', false);
    await pass(500);
    await host.close(id);
    answer({ signedUrl: 'wss://late/', accessKeyId: 'x', signature: REQUEST.signature });
    await pass(600_000);
    expect(FakeSocket.made).toHaveLength(1);
    expect(state(id).state).toBe('closed');
  });

  it('ends an attempt that is under way', async () => {
    const { host, open, last, pass, state, events } = setUp();
    const id = await open();
    last().ends(1001);
    await pass(500);
    await host.close(id);
    expect(state(id).state).toBe('closing');
    last().ends(1006, '', false);
    await pass(600_000);
    expect(FakeSocket.made).toHaveLength(2);
    expect(events().at(-1)).toBe('disconnected before the connection was open');
    expect(state(id)).toMatchObject({ state: 'closed', close: { code: 1001 } });
  });

  it('does not wait for an answer that never comes to a handshake that was given up', async () => {
    const { host, open, last, pass, state } = setUp();
    const id = await open();
    last().ends(1001);
    await pass(500);
    await host.close(id);
    await pass(600_000);
    expect(FakeSocket.made).toHaveLength(2);
    expect(state(id).state).toBe('closed');
  });

  it('has the next attempt made now, once', async () => {
    const { host, open, last, pass, state } = setUp();
    const id = await open();
    await host.reconnectNow(id);
    expect(FakeSocket.made).toHaveLength(1);
    last().ends(1006, '', false);
    await host.reconnectNow(id);
    await host.reconnectNow(id);
    await pass(0);
    expect(FakeSocket.made).toHaveLength(2);
    await pass(500);
    expect(FakeSocket.made).toHaveLength(2);
    expect(state(id)).toMatchObject({ state: 'connecting', attempt: 1 });
  });

  it('cannot send meanwhile, and is told why', async () => {
    const { host, open, last } = setUp();
    const id = await open();
    last().ends(1006, '', false);
    await expect(host.send(id, { kind: 'text', text: 'x' })).rejects.toMatchObject({
      id: 'session.closed',
      message: 'The connection dropped and is not open again yet, so nothing was sent.',
    });
  });

  it('removes the session while it waits, and nothing more is logged', async () => {
    const { host, open, last, pass, rows, keepAlive } = setUp();
    const id = await open();
    last().ends(1006, '', false);
    const before = rows.length;
    await host.remove(id);
    await pass(600_000);
    expect(FakeSocket.made).toHaveLength(1);
    expect(rows).toHaveLength(before);
    expect(keepAlive).toHaveBeenLastCalledWith(false);
  });
});

describe('the network', () => {
  it('that comes back has every waiting session tried at once', async () => {
    const { open, online, last, pass, state } = setUp();
    const second = await open();
    const first = await open();
    last().ends(1006, '', false);
    await pass(500);
    last().ends(1006, '', false);
    online();
    await pass(0);
    expect(FakeSocket.made).toHaveLength(4);
    expect(state(first).state).toBe('connecting');
    expect(state(second).state).toBe('open');
  });
});
