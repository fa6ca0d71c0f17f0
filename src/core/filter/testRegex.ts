import { Problem } from '#core/problem.ts';

/** Only so many bytes of a payload are looked at. */
export const REGEX_REACH = 65_536;
const decoder = new TextDecoder();

/**
 * Tests a payload's first bytes as text. Nothing can stop a regular expression once it runs: that is
 * for whoever runs this in a Worker.
 */
export function testRegex(regex: RegExp, payload: Uint8Array): boolean {
  return regex.test(decoder.decode(payload.subarray(0, REGEX_REACH)));
}

/** The Problem for a filter that cannot go on. */
export function tooSlow(): Problem {
  return new Problem(
    'filter.slow',
    'The search was stopped: this filter takes too long on these frames.',
    'Use fewer * and + in a regular expression, or search for plain text.',
  );
}
