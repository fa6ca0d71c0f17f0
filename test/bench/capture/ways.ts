import { randomUUID } from 'node:crypto';
import type { Browser, CDPSession, Page } from 'puppeteer-core';
import { installInChrome, startChrome } from '../../e2e/harness/chrome.ts';
import type { ExtensionBrowser, LaunchOptions, Target } from '../../e2e/harness/ExtensionBrowser.ts';
import { installInFirefox, startFirefox } from '../../e2e/harness/firefox.ts';
import type { InspectedTab } from '../../e2e/harness/InspectedTab.ts';
import { pageView } from '../../e2e/harness/pageView.ts';
import { PanelPage } from '../../e2e/pages/PanelPage.ts';
import { extensionProcesses } from '../machine/processes.ts';
import { watchMemoryLightly } from '../machine/watchMemoryLightly.ts';
import { type Paints, watchPaints } from '../page/watchPaints.ts';
import type { BenchRow } from '../row.ts';
import type { Sender } from '../sender/startSender.ts';
import { lossRows } from '../stream/rows.ts';
import { framesOfHar, writeHarPeer } from './harPeer.ts';
import { connectFeed, type Received, takeFeed } from './takeFeed.ts';

/** A page that receives, in one of the ways to look at it. */
export interface Order {
  target: Target;
  sender: Sender;
  rate: number;
  /** Of the page. */
  url: string;
}

/** The page in a browser without the extension, DevTools closed. */
export async function bare({ target, sender, rate, url }: Order): Promise<Received> {
  const browser = await start(target);
  try {
    const page = (await browser.pages())[0] ?? (await browser.newPage());
    await page.goto(url);
    await page.bringToFront();
    if (target === 'chrome') await lookAway(page);
    const view = pageView(page);
    await connectFeed(view, sender, rate);
    return await takeFeed(view, rate);
  } finally {
    await browser.close().catch(() => undefined);
  }
}

export interface Watched {
  received: Received;
  panel: Paints;
}

/** With DevTools open and our panel in front, which does not record. */
export const notRecorded = (order: Order): Promise<Watched> =>
  inspected(order, {}, async (_, tab) => {
    await connectFeed(tab.page, order.sender, order.rate);
    return watchFeed(tab, order.rate);
  });

export interface Recorded extends Watched {
  /** MB of the extension's processes at most. */
  memory: number;
  loss: BenchRow[];
}

/** Recorded from its first script on, with its socket chosen in the panel, which follows its frames. */
export const recorded = (order: Order, id: string): Promise<Recorded> =>
  inspected(order, {}, async (browser, tab) => {
    const panel = new PanelPage(tab.panel);
    await panel.record();
    await connectFeed(tab.page, order.sender, order.rate);
    await panel.choose(/127\.0\.0\.1/);
    await panel.waitFrame(/connected in/);
    const memory = watchMemoryLightly(extensionProcesses(browser.pid));
    const watched = await watchFeed(tab, order.rate);
    const peak = memory.stop();
    return { ...watched, memory: peak, loss: await lossRows(browser, id, watched.received.all) };
  });

export interface Polled extends Watched {
  frames: number;
}

/** An extension that polls `getHAR()` in Chromium. */
export async function harPolled(order: Order): Promise<Polled> {
  const peer = writeHarPeer();
  try {
    return await inspected(order, { dist: peer.folder }, async (_, tab) => {
      await connectFeed(tab.page, order.sender, order.rate);
      const watched = await watchFeed(tab, order.rate);
      return { ...watched, frames: await framesOfHar(tab.panel) };
    });
  } finally {
    peer.remove();
  }
}

/** What the page receives, and how the panel paints meanwhile. */
async function watchFeed({ page, panel }: InspectedTab, rate: number): Promise<Watched> {
  const paints = await watchPaints(panel);
  const received = await takeFeed(page, rate);
  return { received, panel: await paints.stop() };
}

/** In a browser of its own, with the real DevTools open on the page. */
async function inspected<T>(
  { target, url }: Order,
  options: LaunchOptions,
  measure: (browser: ExtensionBrowser, tab: InspectedTab) => Promise<T>,
): Promise<T> {
  const browser = await start(target);
  const close = () => browser.close();
  try {
    const own = await (target === 'chrome'
      ? installInChrome(browser, options, close)
      : installInFirefox(browser, options, randomUUID(), close));
    const tab = await own.inspect(url);
    for (const page of await browser.pages())
      if (target === 'chrome' && page.url() === url) await lookAway(page);
    return await measure(own, tab);
  } finally {
    await close().catch(() => undefined);
  }
}

const start = (target: Target): Promise<Browser> => (target === 'chrome' ? startChrome : startFirefox)();

/** Puppeteer has Chromium tell it of each frame of the page, which costs as much as to receive it. */
async function lookAway(page: Page): Promise<void> {
  const { _client: client } = page as unknown as { _client(): CDPSession };
  await client.call(page).send('Network.disable');
}
