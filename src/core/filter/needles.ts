import { isAscii } from './isAscii.ts';
import type { Test } from './types.ts';

/** What must be in a payload that passes a test. */
export interface Needles {
  /** ASCII in lower case; one of them is in the payload when A to Z are folded. Never empty. */
  any: readonly string[];
  /** Having one of them is also enough. */
  exact: boolean;
}

/**
 * Printable ASCII can stand in JSON as an escape (RFC 8259 section 7): where one of these is in
 * a payload, a string's raw bytes say nothing.
 */
export const ASCII_ESCAPES: readonly string[] = [2, 3, 4, 5, 6, 7].map((digit) => `\\u00${digit}`);

/** Routes that `readRoute` gives without their name being in the frame. */
const UNWRITTEN_ROUTES: readonly string[] = ['binary', 'error'];

/** Needles of a test on the payload; undefined where nothing is known that every match must hold. */
export function needlesOf(test: Test): Needles | undefined {
  switch (test.type) {
    case 'text': {
      if (isAscii(test.text)) return { any: [test.text], exact: true };
      return some(longest(asciiRuns(test.text)));
    }
    case 'route':
      return UNWRITTEN_ROUTES.includes(test.route) ? undefined : jsonText(test.route);
    default:
      return undefined;
  }
}

/** Needles of a JSON string, of which some characters are written as escapes. */
export function jsonText(text: string): Needles | undefined {
  const run = longest(asciiRuns(text).flatMap((part) => part.split(/["\\/]/)));
  return run === undefined ? undefined : { any: [run, ...ASCII_ESCAPES], exact: false };
}

function some(needle: string | undefined): Needles | undefined {
  return needle === undefined ? undefined : { any: [needle], exact: false };
}

/**
 * Stretches that are in the bytes as they are here, but for the case of A to Z. Where Unicode
 * folds, k and i are left out: U+212A and U+0130 fold to them.
 */
function asciiRuns(text: string): string[] {
  return text.toLowerCase().split(isAscii(text) ? /[^\x20-\x7e]/ : /[^\x20-\x7e]|[ki]/);
}

function longest(runs: readonly string[]): string | undefined {
  const best = runs.reduce((a, b) => (b.length > a.length ? b : a), '');
  return best === '' ? undefined : best;
}
