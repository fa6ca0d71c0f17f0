import { vi } from 'vitest';
import { later } from '#host/later.ts';
import { createSocketHost } from '#host/sockets.ts';
import type { FreshSignature, OpenRequest } from '#messaging/contract.ts';
import { FakeSocket, REQUEST, recordingLog } from './support.ts';

/** Attempt n is awaited for half of its bound: 0.5, 1, 2, 4 … s. */
const HALF = 0.5;
export const RECONNECT: OpenRequest = { ...REQUEST, reconnect: true };

/** When each test begins: the files stop the clock themselves, by which vitest.config.ts knows them. */
export const START = Date.UTC(2026, 10, 22, 10);

/** A host whose sessions connect again, over sockets that do what the test says. */
export function setUpReconnect() {
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
    uuid: () => crypto.randomUUID(),
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
