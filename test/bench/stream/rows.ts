import type { ExtensionBrowser, Target } from '../../e2e/harness/ExtensionBrowser.ts';
import type { View } from '../../e2e/harness/View.ts';
import { LIMIT_MEMORY_MB } from '../limits.ts';
import { type Audit, auditLog } from '../page/auditLog.ts';
import { type BenchRow, row } from '../row.ts';
import { say } from '../say.ts';

/** A host that is behind has so long to show progress before its log counts as final. */
const PATIENCE_MS = 3_000;

/** Reads the log of all sessions: each was sent `count` numbered messages. */
export async function lossRows(browser: ExtensionBrowser, id: string, count: number): Promise<BenchRow[]> {
  const view = await browser.open('options/index.html');
  const audits = await settled(view, count);
  await view.close();
  const sum = (of: (audit: Audit) => number) => audits.reduce((total, audit) => total + of(audit), 0);
  const sent = count * audits.length;
  const lost = sum(({ numbers }) => count - numbers);
  const wrong = sum(({ repeats, disorder, holes }) => repeats + disorder + holes);
  const untold = sum(({ numbers, recordLost }) => Math.max(0, count - numbers - recordLost));
  for (const { id: session, gaps, events } of audits)
    if (gaps.length > 0) say(`session ${session}: ${gaps.length} gaps; ${events.slice(-3).join(' | ')}`);
  return [
    row(`${id}-lost`, lost, 'frames', 'sent', sent),
    row(`${id}-lost-untold`, untold, 'frames', 'sent', sent),
    row(`${id}-wrong-place`, wrong, 'frames', 'sent', sent),
  ];
}

/** The log once it holds or tells of all, or once nothing is added to it any more. */
async function settled(view: View, count: number): Promise<Audit[]> {
  const accounted = (audits: Audit[]) => audits.map((audit) => audit.numbers + audit.recordLost);
  for (let before = ''; ; ) {
    const audits = await auditLog(view);
    const now = accounted(audits);
    if (now.every((frames) => frames >= count) || before === String(now)) return audits;
    before = String(now);
    await new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  }
}

export const memoryRow = (id: string, peak: number, target: Target): BenchRow =>
  row(`${id}-memory`, peak, 'MB', 'limit', LIMIT_MEMORY_MB[target]);
