import type { Target } from '../../e2e/harness/ExtensionBrowser.ts';
import { attempt } from '../attempt.ts';
import { LIMIT_GAP_MS } from '../limits.ts';
import type { Paints } from '../page/watchPaints.ts';
import { type BenchRow, row } from '../row.ts';
import { scale } from '../scale.ts';
import { memoryRow } from '../stream/rows.ts';
import { TARGETS } from '../withBrowser.ts';
import { servePage } from './pageServer.ts';
import type { Received } from './takeFeed.ts';
import { bare, harPolled, notRecorded, type Order, recorded } from './ways.ts';

/**
 * The panel of the real DevTools over a page that receives a steady stream: what the page still gets
 * of it, what the log gets, and whether the panel answers; beside the same page alone, and in
 * Chromium beside an extension that polls `getHAR()`.
 */
export async function captureRows(): Promise<BenchRow[]> {
  const server = await servePage();
  const rows: BenchRow[] = [];
  try {
    for (const rate of scale.captureRates)
      for (const target of TARGETS) rows.push(...(await ratePerBrowser(target, rate, server.url)));
  } finally {
    server.close();
  }
  return rows;
}

async function ratePerBrowser(target: Target, rate: number, url: string): Promise<BenchRow[]> {
  const id = `capture-${rate}-${target}`;
  const what = (way: string) =>
    `${target}, ${rate.toLocaleString('en')} frames/s for ${scale.captureSeconds} s: ${way}`;
  const sent = rate * scale.captureSeconds;
  let alone: Received | undefined;
  const beside = (name: string, { inTime, longestGap }: Received): BenchRow[] => [
    row(`${name}-page`, inTime, 'frames', 'bare page', alone?.inTime ?? Number.NaN),
    row(`${name}-page-gap`, longestGap, 'ms', 'bare page', alone?.longestGap ?? Number.NaN),
  ];
  const gap = (name: string, { longestGap }: Paints): BenchRow =>
    row(`${name}-panel-gap`, longestGap, 'ms', 'limit', LIMIT_GAP_MS);
  const measure = (way: string, take: (order: Order) => Promise<BenchRow[]>): Promise<BenchRow[]> =>
    attempt(what(way), (sender) => take({ target, sender, rate, url }));

  const rows = await measure('the page alone', async (order) => {
    alone = await bare(order);
    return [row(`${id}-bare-page`, alone.inTime, 'frames', 'sent', sent)];
  });
  rows.push(
    ...(await measure('DevTools open, not recorded', async (order) => {
      const { received, panel } = await notRecorded(order);
      return [...beside(`${id}-not-recorded`, received), gap(`${id}-not-recorded`, panel)];
    })),
    ...(await measure('recorded', async (order) => {
      const { received, panel, memory, loss } = await recorded(order, id);
      return [
        ...beside(id, received),
        ...loss,
        gap(id, panel),
        row(`${id}-rows-still`, panel.longestStill, 'ms', 'limit', LIMIT_GAP_MS),
        memoryRow(id, memory, target),
      ];
    })),
  );
  if (target !== 'chrome') return rows;
  rows.push(
    ...(await measure('getHAR() polled', async (order) => {
      const { received, panel, frames } = await harPolled(order);
      return [
        ...beside(`${id}-har`, received),
        row(`${id}-har-frames`, frames, 'frames', 'received by the page', received.all),
        gap(`${id}-har`, panel),
      ];
    })),
  );
  return rows;
}
