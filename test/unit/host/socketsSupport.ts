import { vi } from 'vitest';
import { later } from '#host/later.ts';
import { createSocketHost } from '#host/sockets.ts';
import { FakeSocket, REQUEST, recordingLog } from './support.ts';

/** A host over sockets that do what the test says, with a clock that `pass` moves. */
export function setUpSockets() {
  const recording = recordingLog();
  let time = 5_000;
  const keepAlive = vi.fn();
  const host = createSocketHost({
    WebSocket: FakeSocket,
    log: recording.log,
    now: () => 1_000_000 + time,
    performanceNow: () => time,
    later,
    random: () => 0.5,
    uuid: () => crypto.randomUUID(),
    signAgain: () => Promise.reject(new Error('not asked to')),
    keepAlive,
  });
  const pass = (ms: number) => {
    time += ms;
  };
  const open = async () => {
    const id = await host.open(REQUEST);
    return { id, socket: FakeSocket.made.at(-1)! };
  };
  return { ...recording, host, keepAlive, pass, open };
}
