import type { View } from '../../e2e/harness/View.ts';
import { scale } from '../scale.ts';
import type { Sender } from '../sender/startSender.ts';

/** What a page received of a feed. */
export interface Received {
  /** Frames that it was given from the first of them on, within `scale.captureSeconds`. */
  inTime: number;
  /** All that came in the end. */
  all: number;
  /** Longest time in which none of the page's timers ran, milliseconds. */
  longestGap: number;
}

const SIZE = 200;
/** The feed goes on for a while longer, so that a page that is late all the time is not one that takes less. */
const MORE_SECONDS = 1;
/** How many times as long a page that lags behind may take. */
const PATIENCE = 8;

interface FedWindow extends Window {
  feed?: Received & { socket: WebSocket; ms: number; until: number; lastTick: number; characters: number };
}

/** Frames of a feed at that rate. */
export const countOf = (rate: number): number => rate * (scale.captureSeconds + MORE_SECONDS);

/** Connects the page to a feed of frames of 200 bytes that waits until `takeFeed` begins it. */
export async function connectFeed(page: View, sender: Sender, rate: number): Promise<void> {
  const count = countOf(rate);
  await page.evaluate(connect, sender.feedUrl({ kind: 'orders', rate, count, size: SIZE, waits: true }));
}

/** Has the feed begin, and waits until the page has all of it, or a long time. */
export async function takeFeed(page: View, rate: number): Promise<Received> {
  const { captureSeconds: seconds } = scale;
  await page.evaluate(begin, seconds * 1_000);
  const end = Date.now() + seconds * 1_000 * PATIENCE;
  for (;;) {
    // The page is asked seldom: to answer costs it something.
    await new Promise((resolve) => setTimeout(resolve, 500));
    const { over, ...received } = await page.evaluate(look);
    if ((over && received.all >= countOf(rate)) || Date.now() > end) return received;
  }
}

/** It only counts, and reads: any more would hide what the capture costs. */
function connect(win: FedWindow, url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url);
    const feed = { socket, ms: 0, until: 0, lastTick: 0, characters: 0, inTime: 0, all: 0, longestGap: 0 };
    win.feed = feed;
    socket.onopen = () => resolve();
    socket.onerror = () => reject(new Error('The feed cannot be reached.'));
    socket.onmessage = (event) => {
      if (feed.all++ === 0) feed.until = event.timeStamp + feed.ms;
      if (event.timeStamp < feed.until) feed.inTime++;
      // As any page does: only what is asked for is turned into a string.
      feed.characters += event.data.length;
    };
  });
}

function begin({ feed, performance }: FedWindow, ms: number): void {
  if (!feed) return;
  feed.lastTick = performance.now();
  feed.ms = ms;
  setInterval(() => {
    const now = performance.now();
    if (!feed.until || feed.lastTick < feed.until)
      feed.longestGap = Math.max(feed.longestGap, now - feed.lastTick);
    feed.lastTick = now;
  }, 5);
  feed.socket.send('begin');
}

function look({ feed, performance }: FedWindow): Received & { over: boolean } {
  const { inTime = 0, all = 0, longestGap = 0, until = 0 } = feed ?? {};
  return { inTime, all, longestGap, over: until > 0 && performance.now() > until };
}
