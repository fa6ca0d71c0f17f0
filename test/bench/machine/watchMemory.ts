import { readFileSync } from 'node:fs';

/** A watch looks so often. */
export const EVERY_MS = 250;

export interface MemoryWatch {
  /** Most that the processes held together since the start, MB (10^6 bytes); NaN where it cannot be told. */
  stop(): number;
}

/** Looks at the proportional set size of processes every 250 ms; asks each time which they are. */
export function watchMemory(processes: () => number[]): MemoryWatch {
  let peak = Number.NaN;
  const look = (): void => {
    const now = memoryOf(processes());
    if (!(now <= peak)) peak = now;
  };
  look();
  const timer = setInterval(look, EVERY_MS);
  return {
    stop() {
      clearInterval(timer);
      look();
      return peak;
    },
  };
}

/** MB that the processes hold together, their share of what they share with others counted in. */
export function memoryOf(pids: number[]): number {
  return pids.length === 0 ? Number.NaN : pids.reduce((sum, pid) => sum + pss(pid), 0);
}

function pss(pid: number): number {
  try {
    const [, kilobytes = '0'] =
      /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')) ?? [];
    return (Number(kilobytes) * 1024) / 1e6;
  } catch {
    return 0;
  }
}
