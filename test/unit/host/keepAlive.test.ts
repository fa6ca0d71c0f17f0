import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { later } from '#host/later.ts';
import { createSocketHost } from '#host/sockets.ts';
import type { OpenRequest } from '#messaging/contract.ts';
import { FakeSocket, REQUEST, recordingLog } from './support.ts';

const PING = '{"action":"ping"}';
const REQUESTED: OpenRequest = { ...REQUEST, reconnect: true, keepAlive: { seconds: 20, message: PING } };

function setUp() {
  const recording = recordingLog();
  const host = createSocketHost({
    WebSocket: FakeSocket,
    log: recording.log,
    now: () => Date.now(),
    performanceNow: () => performance.now(),
    later,
    random: () => 0.5,
    uuid: () => crypto.randomUUID(),
    signAgain: async () => ({ signedUrl: 'wss://x/', accessKeyId: 'x', signature: REQUEST.signature }),
  });
  const last = () => FakeSocket.made.at(-1)!;
  const open = async () => {
    const id = await host.open(REQUESTED);
    last().opens();
    return id;
  };
  return { ...recording, host, last, open };
}

beforeEach(() => {
  vi.useFakeTimers();
  FakeSocket.made = [];
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a keep-alive message', () => {
  it('is kept with the session, for the next time', async () => {
    const { host, log } = setUp();
    const kept: unknown[] = [];
    log.createSession = async (_draft, _signature, more) => kept.push(more);
    await host.open(REQUESTED);
    await host.open(REQUEST);
    expect(kept).toEqual([{ keepAlive: REQUESTED.keepAlive }, {}]);
  });

  it('is sent at its interval while the connection is open, and logged as sent', async () => {
    const { last, open, rows, host } = setUp();
    const id = await open();
    await vi.advanceTimersByTimeAsync(19_999);
    expect(last().sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(last().sent).toEqual([PING]);
    await vi.advanceTimersByTimeAsync(40_000);
    expect(last().sent).toEqual([PING, PING, PING]);
    expect(rows.filter(({ direction }) => direction === 'sent')).toMatchObject([
      { id, kind: 'text', payload: PING },
      { id, kind: 'text', payload: PING },
      { id, kind: 'text', payload: PING },
    ]);
    await host.close(id);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(last().sent).toHaveLength(3);
    last().ends(1000);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is not sent before the handshake has ended', async () => {
    const { host, last } = setUp();
    await host.open(REQUESTED);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(last().sent).toEqual([]);
  });

  it('is sent at its interval from each new connection on, and not in the gap', async () => {
    const { last, open } = setUp();
    await open();
    await vi.advanceTimersByTimeAsync(30_000);
    const first = last();
    first.ends(1006, '', false);
    await vi.advanceTimersByTimeAsync(500);
    await vi.advanceTimersByTimeAsync(19_000);
    last().opens();
    await vi.advanceTimersByTimeAsync(19_999);
    expect(last().sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(last().sent).toEqual([PING]);
    expect(first.sent).toEqual([PING]);
  });

  it('ends with a session that is removed', async () => {
    const { host, last, open } = setUp();
    const id = await open();
    await host.remove(id);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(last().sent).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });
});
