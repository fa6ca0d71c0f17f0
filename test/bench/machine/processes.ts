import { readdirSync, readFileSync } from 'node:fs';

interface Process {
  pid: number;
  parent: number;
  /** Name of its main thread, which Firefox sets to what the process is for. */
  name: string;
  command: string;
}

/** The process and all below it, as Linux tells; empty elsewhere. */
export function processesBelow(root: number): Process[] {
  const all = new Map<number, Process>();
  for (const entry of listProcesses()) {
    const found = readProcess(Number(entry));
    if (found) all.set(found.pid, found);
  }
  const isBelow = (one: Process | undefined): boolean =>
    one !== undefined && (one.pid === root || isBelow(all.get(one.parent)));
  return [...all.values()].filter(isBelow);
}

/** The processes that run the extension's pages: host and consoles together. */
export function extensionProcesses(browserPid: number): number[] {
  return processesBelow(browserPid)
    .filter(({ name, command }) => name === 'WebExtensions' || command.includes('--extension-process'))
    .map(({ pid }) => pid);
}

function listProcesses(): string[] {
  try {
    return readdirSync('/proc').filter((entry) => /^\d+$/.test(entry));
  } catch {
    return [];
  }
}

/** Undefined for one that is gone meanwhile. */
function readProcess(pid: number): Process | undefined {
  try {
    const [, name = '', parent = ''] =
      /^\d+ \((.*)\) \S (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return { pid, parent: Number(parent), name, command };
  } catch {
    return undefined;
  }
}
