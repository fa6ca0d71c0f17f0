import { repeatsARepetition } from './regexRisk.ts';
import type { Test } from './types.ts';

/**
 * Makes a regular expression of the filter box. `g` and `y` are dropped: they would make a test
 * depend on the one before. Refuses patterns whose shape tells that they may run for ever; others
 * that do are stopped together with the Worker that they run in.
 */
export function compileRegex(source: string, flags: string): { test: Test } | { fault: string } {
  let regex: RegExp;
  try {
    regex = new RegExp(source, flags.replace(/[dgy]/g, ''));
  } catch (error) {
    return {
      fault: `This regular expression cannot be read: ${reasonOf(error)}. Without its slashes it is looked for as text.`,
    };
  }
  if (repeatsARepetition(source)) {
    return {
      fault:
        'This regular expression repeats a part that itself repeats or branches, which could take for ever. Drop one of the repetitions.',
    };
  }
  return { test: { type: 'regex', regex } };
}

/** `Invalid regular expression: /(/: Unterminated group` → `unterminated group` (V8), any other as it is. */
function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const reason = text.slice(text.lastIndexOf(': ') + 1).trim();
  return reason === '' ? 'it is not valid' : reason[0]!.toLowerCase() + reason.slice(1).replace(/\.$/, '');
}
