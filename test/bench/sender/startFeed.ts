import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import { frameHeaderLength, writeTextHeader } from '../../gateway/textFrame.ts';
import type { FeedOrder } from './feedOrder.ts';
import { feedText } from './feedText.ts';

/** How far a feed has come. */
export interface FeedState {
  /** Messages written. */
  sent: number;
  /** Messages before the latest ping that the browser has answered: they arrived there. */
  acked: number;
  /** Still connected, and still sending. */
  open: boolean;
  running: boolean;
}

const MAX_BATCH_BYTES = 1_048_576;
/** A client that does not read holds the feed up rather than filling the memory. */
const MAX_BACKLOG_BYTES = 8_388_608;
const SHORTEST_PAUSE_MS = 4;

/** Sends what was ordered, with a ping (RFC 6455, section 5.5.2) after every batch. */
export function startFeed(ws: WebSocket, socket: Socket, order: FeedOrder): FeedState {
  const { kind, rate, count, size, waits = false } = order;
  const state: FeedState = { sent: 0, acked: 0, open: true, running: !waits };
  let startedAt = performance.now();
  const frameBytes = frameHeaderLength(size) + size;
  const maxBatch = Math.max(1, Math.floor(MAX_BATCH_BYTES / frameBytes));

  ws.on('pong', (data) => {
    state.acked = Number(data.toString());
  });
  // Whatever the client sends is the wish to begin, or else to send no more.
  ws.on('message', () => {
    if (state.running || state.sent > 0) {
      state.running = false;
      return;
    }
    state.running = true;
    startedAt = performance.now();
    step();
  });
  ws.on('close', () => {
    state.open = false;
    state.running = false;
  });

  const step = (): void => {
    if (!state.running) return;
    const elapsed = (performance.now() - startedAt) / 1000;
    const due = Math.min(count, Math.floor(elapsed * rate) + 1) - state.sent;
    const batch = socket.writableLength > MAX_BACKLOG_BYTES ? 0 : Math.min(due, maxBatch);
    if (batch > 0) {
      const frames = Buffer.allocUnsafe(batch * frameBytes);
      for (let at = 0; at < batch; at++) {
        const body = writeTextHeader(frames, at * frameBytes, size);
        frames.write(feedText(kind, state.sent + at + 1, size), body, 'latin1');
      }
      socket.write(frames);
      state.sent += batch;
      ws.ping(String(state.sent));
    }
    if (state.sent >= count) return;
    const untilNext = (state.sent / rate) * 1000 - (performance.now() - startedAt);
    setTimeout(step, Math.max(SHORTEST_PAUSE_MS, Math.ceil(untilNext)));
  };
  if (!waits) step();
  return state;
}
