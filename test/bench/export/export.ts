import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExtensionBrowser, Target } from '../../e2e/harness/ExtensionBrowser.ts';
import { ConsolePage } from '../../e2e/pages/ConsolePage.ts';
import { attempt } from '../attempt.ts';
import { extensionProcesses } from '../machine/processes.ts';
import { memoryOf, watchMemory } from '../machine/watchMemory.ts';
import { fill } from '../million/fill.ts';
import { timeToRow } from '../million/scroll.ts';
import { type BenchRow, row } from '../row.ts';
import { say } from '../say.ts';
import { scale } from '../scale.ts';
import { TARGETS, withBrowser } from '../withBrowser.ts';
import { plainStringify } from './plain.ts';
import { type Saved, saveAs } from './saveAs.ts';
import { dropFiles, takeBack } from './takeBack.ts';

/** As they are offered, secrets redacted; JSON Lines without that as well. */
const FORMATS = [
  { id: 'har', format: 'HAR', redact: true },
  { id: 'csv', format: 'CSV', redact: true },
  { id: 'html', format: 'HTML report', redact: true },
  { id: 'jsonl', format: 'JSON Lines', redact: true },
  { id: 'jsonl-as-it-is', format: 'JSON Lines', redact: false },
];
const PLAIN = 'plain JSON.stringify';

/** What was moved, and what the extension's processes held at the most beyond what they held before. */
interface Job extends Saved {
  added: number;
}

/** A million frames as files, and one of the files taken back: how fast, and with how much memory. */
export async function exportRows(): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const target of TARGETS) {
    const what = `${target}: filling the log with ${scale.exportFrames.toLocaleString('en')} frames`;
    const downloads = mkdtempSync(join(tmpdir(), 'countersign-bench-'));
    const measured = await attempt(what, (sender) =>
      withBrowser(
        target,
        sender,
        async (browser, profileId) => {
          const sessionId = await fill(browser, sender, profileId, scale.exportFrames);
          return measure(browser, target, downloads, sessionId);
        },
        { downloads },
      ),
    );
    rows.push(...measured);
    rmSync(downloads, { recursive: true, force: true });
  }
  return rows;
}

async function measure(
  browser: ExtensionBrowser,
  target: Target,
  downloads: string,
  sessionId: number,
): Promise<BenchRow[]> {
  const { view } = await openTab(browser);
  const jobs = new Map<string, Job>();
  const watched = async (id: string, job: () => Promise<Saved>) => {
    say(`${target}: ${id}`);
    const before = memoryOf(extensionProcesses(browser.pid));
    const memory = watchMemory(() => extensionProcesses(browser.pid));
    const saved = await job();
    jobs.set(id, { ...saved, added: memory.stop() - before });
  };
  for (const { id, format, redact } of FORMATS) {
    await dropFiles(view);
    await watched(`export-${target}-${id}`, () => saveAs(view, downloads, format, redact));
  }
  await watched(`import-${target}-jsonl`, () => takeBack(view));
  await dropFiles(view);
  await view.close();
  // In a page of its own, and last: what it leaves is nobody else's.
  const other = await openTab(browser);
  const plainId = `export-${target}-plain`;
  await watched(plainId, () => plainStringify(other.view, sessionId));
  await other.view.close();
  const plain = jobs.get(plainId)!;
  return [...jobs]
    .filter(([id]) => id !== plainId)
    .flatMap(([id, job]) => [
      row(id, speed(job), 'MB/s', PLAIN, speed(plain)),
      row(`${id}-memory-added`, job.added, 'MB', PLAIN, plain.added),
    ]);
}

async function openTab(browser: ExtensionBrowser): Promise<ConsolePage> {
  const tab = await ConsolePage.tab(browser);
  await timeToRow(tab.view, `"n":${scale.exportFrames},`);
  return tab;
}

const speed = ({ bytes, ms }: Saved): number => bytes / 1_000 / ms;
