import { spawnSync } from 'node:child_process';

/** True where a program is there to be run. Only Node itself may be taken for granted. */
export function installed(program: string, ...args: string[]): boolean {
  return spawnSync(program, args.length > 0 ? args : ['--version'], { stdio: 'ignore' }).status === 0;
}
