import { readFileSync } from 'node:fs';
import { processesBelow } from './processes.ts';

const BUSY_MS = 300;

/**
 * The process that runs a page: the one below the browser's that uses the processor while the page
 * is kept busy. Undefined where the system does not tell.
 */
export async function pidOfPage(
  browserPid: number,
  evaluate: (expression: string) => Promise<unknown>,
): Promise<number | undefined> {
  const before = new Map(processesBelow(browserPid).map(({ pid }) => [pid, ticksOf(pid)]));
  await evaluate(
    `(() => { const end = performance.now() + ${BUSY_MS}; while (performance.now() < end); })()`,
  );
  const used = [...before].map(([pid, ticks]) => ({ pid, ticks: ticksOf(pid) - ticks }));
  return used.toSorted((a, b) => b.ticks - a.ticks)[0]?.pid;
}

/** Processor time of a process in its user code, in the system's ticks. */
function ticksOf(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return Number(fields[11]);
  } catch {
    return 0;
  }
}
