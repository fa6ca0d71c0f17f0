import { Problem } from '#core/problem.ts';

/** Only so many bytes of a payload are looked at. */
export const REGEX_REACH = 65_536;
/** A step that takes longer than this foretells a step that would freeze the view. */
const STEP_MS = 20;
const FIRST_STEP = 512;

const decoder = new TextDecoder();

/**
 * Tests a payload's first bytes as text. Long payloads are approached by doubling prefixes,
 * timed: what grows faster than the text is seen while it is still short, and Problem
 * `filter.slow` is thrown instead of going on.
 */
export function testRegex(regex: RegExp, payload: Uint8Array, clock: (() => number) | undefined): boolean {
  const text = decoder.decode(payload.subarray(0, REGEX_REACH));
  if (clock !== undefined) {
    for (let length = FIRST_STEP; length < text.length; length *= 2) {
      const start = clock();
      regex.test(text.slice(0, length));
      if (clock() - start > STEP_MS) throw tooSlow();
    }
  }
  return regex.test(text);
}

/** The Problem for a filter that cannot go on. */
export function tooSlow(): Problem {
  return new Problem(
    'filter.slow',
    'The search was stopped: this filter takes too long on these frames.',
    'Use fewer * and + in a regular expression, or search for plain text.',
  );
}
