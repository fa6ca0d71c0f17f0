import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from '../../tools/browsers.mjs';
import type { LaunchOptions, Target } from './ExtensionBrowser.ts';
import { programFolder } from './terminal.ts';

/** What the consoles of all pages, workers and background pages of a browser print. */
export interface ConsoleRecord {
  /** To launch the browser with. */
  options: LaunchOptions;
  text(): string;
  remove(): void;
}

/** Has the browser itself write every console to a file: no debugger is attached, so nothing is kept awake. */
export function recordConsole(target: Target): ConsoleRecord {
  const program = findBrowser(target) ?? target;
  const folder = programFolder({
    // Standard error of Firefox, and descriptors 3 and 4 of Chromium, are the way to its automation.
    firefox: `exec '${program}' "$@" >"$(dirname "$0")/console.log"`,
    chrome: `exec '${program}' "$@" >"$(dirname "$0")/console.log" 2>&1`,
  });
  return {
    options: {
      program: join(folder.path, target),
      args: ['--enable-logging=stderr'],
      prefs: { 'devtools.console.stdout.content': true },
    },
    text: () => readFileSync(join(folder.path, 'console.log'), 'utf8'),
    remove: folder.remove,
  };
}
