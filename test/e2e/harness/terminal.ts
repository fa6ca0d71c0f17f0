import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { eventually } from './eventually.ts';

/** A command that runs as if pasted into a terminal whose keyboard is still there. */
export interface RunningCommand {
  /** Waits until what it printed matches, and returns all of it. */
  says(pattern: RegExp): Promise<string>;
  /** What it printed so far. */
  printed(): string;
  type(line: string): void;
  /** Exit code, once it ended by itself; null where it was stopped. */
  ended: Promise<number | null>;
  /** Ends the command and what it started. */
  stop(): Promise<void>;
}

/** Runs a line in bash. `folders` come first in PATH; `cwd` is the project's folder. */
export function runInTerminal(line: string, folders: string[] = []): RunningCommand {
  const PATH = [...folders, process.env.PATH].join(delimiter);
  // Without its start-up file, which bash also reads where its input is a socket, as Node's pipes are:
  // that may put other folders first. A group of its own, so that what bash starts ends with it.
  const child = spawn('bash', ['--norc', '-c', line], { env: { ...process.env, PATH }, detached: true });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  let running = true;
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', (code) => {
      running = false;
      resolve(code);
    });
  });
  // Gone before it was typed to: what it printed says why.
  child.stdin.on('error', () => {});
  return {
    ended,
    printed: () => output,
    async says(pattern) {
      await eventually(`the command to print ${pattern}`, () => pattern.test(output) || !running);
      if (!pattern.test(output)) throw new Error(`The command ended without printing ${pattern}:\n${output}`);
      return output;
    },
    type: (text) => void child.stdin.write(`${text}\n`),
    async stop() {
      if (running && child.pid) process.kill(-child.pid, 'SIGKILL');
      await ended;
    },
  };
}

/** A folder for PATH with these programs in it, each a script of sh. Call `remove` afterwards. */
export function programFolder(scripts: Record<string, string>): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'countersign-bin-'));
  for (const [name, script] of Object.entries(scripts)) {
    writeFileSync(join(path, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  }
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
