import type { Connection } from './connection.ts';
import { frameHeaderLength, writeTextHeader } from './textFrame.ts';

export interface TickerOrder {
  /** Messages per second. */
  rate: number;
  /** Bytes of each message, exactly. */
  size: number;
  /** Messages in all. Infinity: until stopped. */
  count: number;
}

export interface Ticker {
  readonly sent: number;
  stop(): void;
}

/** What a ticker accepts; outside of it, the route answers with a sentence. */
export const TICKER_LIMITS = { rate: [0.1, 100_000], size: [64, 131_072], count: [1, 1e9] } as const;

/** Several tickers take turns: one batch is no longer than this. */
const MAX_BATCH_MESSAGES = 2000;
const MAX_BATCH_BYTES = 1_048_576;
/** A client that does not read holds its ticker up rather than filling the memory. */
const MAX_BACKLOG_BYTES = 8_388_608;
const SHORTEST_PAUSE_MS = 4;

/** One message: `{"type":"tick","n":1,"pad":"…"}` of exactly `size` bytes. */
export function tickText(n: number, size: number): string {
  const start = `{"type":"tick","n":${n},"pad":"`;
  return `${start}${'x'.repeat(size - start.length - 2)}"}`;
}

/** Sends numbered messages at a steady rate, the first at once, until the count is reached or it is stopped. */
export function startTicker(connection: Connection, { rate, size, count }: TickerOrder): Ticker {
  const startedAt = performance.now();
  const frameBytes = frameHeaderLength(size) + size;
  const template = Buffer.alloc(frameBytes, 'x');
  writeTextHeader(template, 0, size);
  const maxBatch = Math.max(1, Math.min(MAX_BATCH_MESSAGES, Math.floor(MAX_BATCH_BYTES / frameBytes)));
  let sent = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const step = (): void => {
    if (!connection.isOpen) return;
    const elapsed = (performance.now() - startedAt) / 1000;
    const due = Math.min(count, Math.floor(elapsed * rate) + 1) - sent;
    const batch = connection.backlog > MAX_BACKLOG_BYTES ? 0 : Math.min(due, maxBatch);
    if (batch > 0) {
      connection.sendFramed(encode(batch), batch);
      sent += batch;
    }
    if (sent >= count) return;
    const untilNext = (sent / rate) * 1000 - (performance.now() - startedAt);
    timer = setTimeout(step, Math.max(SHORTEST_PAUSE_MS, Math.ceil(untilNext)));
  };

  const encode = (batch: number): Buffer => {
    const frames = Buffer.allocUnsafe(batch * frameBytes);
    for (let index = 0; index < batch; index++) {
      const start = index * frameBytes;
      template.copy(frames, start);
      frames.write(`{"type":"tick","n":${sent + index + 1},"pad":"`, start + frameBytes - size, 'latin1');
      frames.write('"}', start + frameBytes - 2, 'latin1');
    }
    return frames;
  };

  step();
  return {
    get sent() {
      return sent;
    },
    stop: () => clearTimeout(timer),
  };
}
