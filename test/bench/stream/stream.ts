import type { Target } from '../../e2e/harness/ExtensionBrowser.ts';
import { attempt } from '../attempt.ts';
import type { BenchRow } from '../row.ts';
import { scale } from '../scale.ts';
import type { Sender } from '../sender/startSender.ts';
import { TARGETS } from '../withBrowser.ts';
import { closedPopup } from './closedPopup.ts';
import { openConsole } from './openConsole.ts';
import { tenSockets } from './tenSockets.ts';

/** How one way to take a stream is measured. */
export type Measure = (target: Target, sender: Sender) => Promise<BenchRow[]>;

const WAYS: Record<string, Measure> = {
  'console open': openConsole,
  'popup closed': closedPopup,
  'ten sockets': tenSockets,
};

/**
 * Frames of 200 bytes at a steady rate from the gateway, which runs in a process of its own: with
 * the console open and following, with the popup closed, and over ten sockets at once.
 */
export async function streamRows(): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  const { rate, seconds } = scale;
  for (const target of TARGETS) {
    for (const [way, measure] of Object.entries(WAYS)) {
      const what = `${target}, ${way}: ${rate.toLocaleString('en')} frames/s for ${seconds} s`;
      rows.push(...(await attempt(what, (sender) => measure(target, sender))));
    }
  }
  return rows;
}
