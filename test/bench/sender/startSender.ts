import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { eventually } from '../../e2e/harness/eventually.ts';
import type { Credentials } from '../../gateway/accounts.ts';
import { type FeedOrder, toQuery } from './feedOrder.ts';
import type { FeedState } from './startFeed.ts';

interface Progress {
  type: 'progress';
  /** Epoch milliseconds. */
  at: number;
  /** Messages of all the gateway's connections. */
  gatewaySent: number;
  /** In the order of their connections. */
  feeds: FeedState[];
}

interface Ready {
  type: 'ready';
  gateway: { url: string; region: string; credentials: Credentials };
  feedPort: number;
}

export type FromChild = Progress | Ready;

/** The senders' process, seen from the benchmark. */
export interface Sender {
  readonly gateway: Ready['gateway'];
  readonly feedPort: number;
  /** A URL that sends this to whoever connects. */
  feedUrl(order: FeedOrder): string;
  readonly gatewaySent: number;
  /** The feed of the latest connection. */
  readonly feed: FeedState | undefined;
  /** How many connections the feeds' server has had. */
  readonly feedCount: number;
  /**
   * Epoch milliseconds at which the browser had answered for more than `n` messages of the
   * `feed`th connection, counted from 1; undefined where it never has.
   */
  ackedBeyond(n: number, feed: number): number | undefined;
  /** Epoch milliseconds at which the `feed`th connection ended; undefined while it has not. */
  closedAt(feed: number): number | undefined;
  /** Waits until so many messages have been written in all. */
  waitSent(which: 'gateway' | 'feed', count: number, timeoutMs: number): Promise<void>;
  /** SIGKILL. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

/** How long the past of the feeds is kept. */
const HISTORY_MS = 20_000;

/** Starts the senders' process; resolves when it listens. */
export async function startSender(feedPort = 0): Promise<Sender> {
  const child = fork(fileURLToPath(new URL('child.ts', import.meta.url)), [String(feedPort)], {
    execArgv: ['--import', 'tsx'],
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let latest: Progress = { type: 'progress', at: 0, gatewaySent: 0, feeds: [] };
  let history: Progress[] = [];
  const ready = await new Promise<Ready>((resolve, reject) => {
    child.once('exit', () => reject(new Error('The senders’ process ended before it listened.')));
    child.on('message', (message: FromChild) => {
      if (message.type === 'ready') return resolve(message);
      latest = message;
      history.push(message);
      if ((history[0]?.at ?? 0) < message.at - 2 * HISTORY_MS)
        history = history.filter(({ at }) => at >= message.at - HISTORY_MS);
    });
  });
  const end = (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    return gone;
  };
  return {
    ...ready,
    feedUrl: (order) => `ws://127.0.0.1:${ready.feedPort}/feed?${toQuery(order)}`,
    get gatewaySent() {
      return latest.gatewaySent;
    },
    get feed() {
      return latest.feeds.at(-1);
    },
    get feedCount() {
      return latest.feeds.length;
    },
    ackedBeyond: (n, feed) => history.find(({ feeds }) => (feeds[feed - 1]?.acked ?? 0) > n)?.at,
    closedAt: (feed) => history.find(({ feeds }) => feeds[feed - 1]?.open === false)?.at,
    async waitSent(which, count, timeoutMs) {
      const sent = () => (which === 'gateway' ? latest.gatewaySent : (latest.feeds.at(-1)?.sent ?? 0));
      await eventually(`${count} messages sent`, () => sent() >= count, timeoutMs);
    },
    kill: () => end('SIGKILL'),
    close: () => end('SIGTERM'),
  };
}
