import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FreshSignature } from '#messaging/contract.ts';
import { START, setUpReconnect } from './reconnectSupport.ts';
import { FakeSocket, REQUEST } from './support.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: START });
  FakeSocket.made = [];
  FakeSocket.refuse = undefined;
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the person', () => {
  it('ends the wait by disconnecting', async () => {
    const { host, open, last, pass, state, events, keepAlive } = setUpReconnect();
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
    const { host, open, last, pass, state, signAgain } = setUpReconnect();
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
    const { host, open, last, pass, state, events } = setUpReconnect();
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
    const { host, open, last, pass, state } = setUpReconnect();
    const id = await open();
    last().ends(1001);
    await pass(500);
    await host.close(id);
    await pass(600_000);
    expect(FakeSocket.made).toHaveLength(2);
    expect(state(id).state).toBe('closed');
  });

  it('has the next attempt made now, once', async () => {
    const { host, open, last, pass, state } = setUpReconnect();
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
    const { host, open, last } = setUpReconnect();
    const id = await open();
    last().ends(1006, '', false);
    await expect(host.send(id, { kind: 'text', text: 'x' })).rejects.toMatchObject({
      id: 'session.closed',
      message: 'The connection dropped and is not open again yet, so nothing was sent.',
    });
  });

  it('removes the session while it waits, and nothing more is logged', async () => {
    const { host, open, last, pass, rows, keepAlive } = setUpReconnect();
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
