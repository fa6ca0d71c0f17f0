import type { Target } from '../../e2e/harness/ExtensionBrowser.ts';
import type { BenchRow } from '../row.ts';
import { say } from '../say.ts';
import { scale } from '../scale.ts';
import { startSender } from '../sender/startSender.ts';
import { TARGETS } from '../withBrowser.ts';
import { closedPopup } from './closedPopup.ts';
import { openConsole } from './openConsole.ts';
import { tenSockets } from './tenSockets.ts';

/**
 * Frames of 200 bytes at a steady rate from the gateway, which runs in a process of its own: with
 * the console open and following, with the popup closed, and over ten sockets at once.
 */
export async function streamRows(): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  const { rate, seconds } = scale;
  for (const target of TARGETS) {
    for (const [name, measure] of Object.entries({ openConsole, closedPopup, tenSockets })) {
      say(`${target}, ${name}: ${rate.toLocaleString('en')} frames/s for ${seconds} s`);
      rows.push(...(await withSender((sender) => measure(target, sender))));
    }
  }
  return rows;
}

async function withSender<T>(
  run: (sender: Awaited<ReturnType<typeof startSender>>) => Promise<T>,
): Promise<T> {
  const sender = await startSender();
  try {
    return await run(sender);
  } finally {
    await sender.close();
  }
}

/** How one way to take a stream is measured. */
export type Measure = (
  target: Target,
  sender: Awaited<ReturnType<typeof startSender>>,
) => Promise<BenchRow[]>;
