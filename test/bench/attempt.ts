import type { BenchRow } from './row.ts';
import { say } from './say.ts';
import { type Sender, startSender } from './sender/startSender.ts';

/**
 * One measurement with senders of its own. One that fails is told and leaves its rows out, so that
 * the others are not lost with it; the benchmark's exit code tells as well.
 */
export async function attempt(
  what: string,
  measure: (sender: Sender) => Promise<BenchRow[]>,
): Promise<BenchRow[]> {
  say(what);
  const sender = await startSender();
  try {
    return await measure(sender);
  } catch (error) {
    console.error(`  ${what}: failed:`, error);
    process.exitCode = 1;
    return [];
  } finally {
    await sender.close();
  }
}
