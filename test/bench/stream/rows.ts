import type { ExtensionBrowser, Target } from '../../e2e/harness/ExtensionBrowser.ts';
import { LIMIT_MEMORY_MB } from '../limits.ts';
import { auditLog } from '../page/auditLog.ts';
import { type BenchRow, row } from '../row.ts';
import { say } from '../say.ts';

/** Reads the log of all sessions: each was sent `count` numbered messages. */
export async function lossRows(browser: ExtensionBrowser, id: string, count: number): Promise<BenchRow[]> {
  const view = await browser.open('options/index.html');
  const audits = await auditLog(view);
  await view.close();
  const sum = (of: (audit: (typeof audits)[number]) => number) =>
    audits.reduce((total, audit) => total + of(audit), 0);
  const lost = sum(({ numbers }) => count - numbers);
  const wrong = sum(({ repeats, disorder, holes }) => repeats + disorder + holes);
  for (const { id: session, gaps, events } of audits)
    if (gaps.length > 0)
      say(`session ${session} misses ${JSON.stringify(gaps.slice(0, 5))}; ${events.slice(-3).join(' | ')}`);
  return [
    row(`${id}-lost`, lost, 'frames', 'sent', count * audits.length),
    row(`${id}-wrong-place`, wrong, 'frames', 'sent', count * audits.length),
  ];
}

export const memoryRow = (id: string, peak: number, target: Target): BenchRow =>
  row(`${id}-memory`, peak, 'MB', 'limit', LIMIT_MEMORY_MB[target]);
