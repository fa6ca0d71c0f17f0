import { Problem } from '../problem.ts';
import { faults } from './faults.ts';
import type { Found } from './found.ts';
import { readHeaders } from './headers.ts';
import { PROGRAMS } from './programs.ts';
import { readOptions } from './readOptions.ts';
import { splitScheme, startsWithScheme } from './scheme.ts';
import { splitShell } from './splitShell.ts';

/**
 * Reads a pasted `wscat`, `websocat` or `curl` command, behind prompts, `npx`, `sudo`, variables
 * or a path. Undefined where the text is none. Problems: `command.no-url`, `command.listen`,
 * `url.several`.
 */
export function readCommand(text: string): Found | undefined {
  const commands = splitShell(text).flatMap((words) => {
    const at = words.findIndex((word) => Object.hasOwn(PROGRAMS, programOf(word)));
    // Behind a URL or in the middle of a sentence the word is no program.
    return at < 0 || at > 6 || words.slice(0, at).some(startsWithScheme) ? [] : [words.slice(at)];
  });
  const found = commands.map((command) => readWords(command, text));
  if (new Set(found.map(({ url }) => url)).size > 1) throw faults.several();
  return found[0];
}

function readWords(command: readonly string[], text: string): Found {
  const program = programOf(command[0] ?? '');
  const names = PROGRAMS[program];
  const options = names && readOptions(command.slice(1), names);
  const url = options?.urls.at(-1) ?? options?.positional.find(isUrl);
  if (!options || !url) throw missingUrl(program, command, text);

  const headers = readHeaders(options.headers);
  return {
    url,
    subprotocols: [...options.subprotocols.flatMap((list) => list.split(',')), ...headers.subprotocols],
    notes: headers.notes,
  };
}

/** `./node_modules/.bin/wscat@6`, `curl.exe` → `wscat`, `curl`. */
function programOf(word: string): string {
  return word
    .replace(/^.*[/\\](?=[^/\\]+$)/, '')
    .replace(/(?:@[\w.^~-]+|\.(?:exe|cmd))$/, '')
    .toLowerCase();
}

function isUrl(word: string): boolean {
  if (startsWithScheme(word)) return true;
  try {
    splitScheme(word);
    return true;
  } catch {
    return false;
  }
}

function missingUrl(program: string, command: readonly string[], text: string): Problem {
  if (program === 'wscat' && command.some((word) => /^(?:-l|--listen\b)/.test(word))) {
    return new Problem(
      'command.listen',
      'This command starts a server; it does not connect to one.',
      'Paste a command with -c and the URL to connect to.',
    );
  }
  return /\$[\w{(]/.test(text) ? faults.placeholder() : faults.noCommandUrl();
}
