import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RECONNECT, START, setUpReconnect } from './reconnectSupport.ts';
import { FakeSocket, REQUEST } from './support.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: START });
  FakeSocket.made = [];
  FakeSocket.refuse = undefined;
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a connection that drops', () => {
  it('is opened again with a fresh signature, in the same session, and each step is logged', async () => {
    const { open, last, pass, events, state, calls, signAgain, rows } = setUpReconnect();
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
    const { open, last, pass, state } = setUpReconnect();
    await open();
    last().ends(code);
    await pass(500);
    expect(FakeSocket.made).toHaveLength(2);
    expect(state().state).toBe('connecting');
  });

  it('is a fault only where its code is one', async () => {
    const { open, last, pass, rows } = setUpReconnect();
    await open();
    last().ends(1001, 'Going away');
    expect(rows.at(-1)).toMatchObject({ bad: false });
    await pass(500);
    last().ends(1006, '', false);
    expect(rows.at(-1)).toMatchObject({ bad: true });
  });

  it('stays closed where the server closed it with 1000, and says why', async () => {
    const { open, last, pass, state, events, keepAlive } = setUpReconnect();
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
    const { open, last, pass, state, events } = setUpReconnect();
    await open(REQUEST);
    last().ends(1006, '', false);
    await pass(600_000);
    expect(FakeSocket.made).toHaveLength(1);
    expect(state()).toMatchObject({ state: 'closed' });
    expect(state().reconnects).toBeUndefined();
    expect(events().at(-1)).toBe('closed 1006 Connection lost');
  });

  it('stays closed where the person had closed it before the network went', async () => {
    const { host, open, last, pass, state } = setUpReconnect();
    const id = await open();
    await host.close(id);
    last().ends(1006, '', false);
    await pass(600_000);
    expect(FakeSocket.made).toHaveLength(1);
    expect(state().state).toBe('closed');
  });

  it('that never was open is not tried again: a 403 would come each time', async () => {
    const { host, last, pass, state, signAgain } = setUpReconnect();
    await host.open(RECONNECT);
    last().ends(1006, '', false);
    await pass(600_000);
    expect(signAgain).not.toHaveBeenCalled();
    expect(state()).toMatchObject({ state: 'failed', close: { code: 1006 } });
  });
});

describe('the network', () => {
  it('that comes back has every waiting session tried at once', async () => {
    const { open, online, last, pass, state } = setUpReconnect();
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
