import { readFileSync } from 'node:fs';
import { EVERY_MS, type MemoryWatch, memoryOf } from './watchMemory.ts';

/** Bytes; on every Linux that a browser runs on here. */
const PAGE = 4_096;

/**
 * As `watchMemory`, for where time is measured as well. To read what a process shares, Linux goes over
 * all its pages under a lock that its own threads wait for: where the processors are short, the
 * extension's page stood still for as long as such a read took, up to 2.4 s (measured). So only the count
 * of resident pages is read meanwhile, which takes no lock, of the processes that are there now; what
 * the proportional size was less than that at the beginning counts as shared throughout.
 */
export function watchMemoryLightly(pids: number[]): MemoryWatch {
  const exact = memoryOf(pids);
  const shared = residentOf(pids) - exact;
  let peak = exact;
  const timer = setInterval(() => {
    peak = Math.max(peak, residentOf(pids) - shared);
  }, EVERY_MS);
  return {
    stop() {
      clearInterval(timer);
      return Math.max(peak, memoryOf(pids));
    },
  };
}

function residentOf(pids: number[]): number {
  return pids.reduce((sum, pid) => sum + resident(pid), 0);
}

/** MB, without a process that is gone. */
function resident(pid: number): number {
  try {
    const [, pages = '0'] = readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ');
    return (Number(pages) * PAGE) / 1e6;
  } catch {
    return 0;
  }
}
