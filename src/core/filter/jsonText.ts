import { longestRun } from './longestRun.ts';
import type { AnyOf } from './needles.ts';

/**
 * Printable ASCII can stand in JSON as an escape (RFC 8259 section 7): where this is in a payload, a
 * string's raw bytes say nothing.
 */
export const ASCII_ESCAPE = '\\u00';

/** Characters that are, or may be, written as escapes of their own. */
const ESCAPED = /["\\/]/;

/** What JSON holds that has a string with `text` in it; undefined where nothing is sure. */
export function jsonText(text: string): AnyOf | undefined {
  return withEscapes(longestRun(text, ESCAPED));
}

/** As `jsonText`, for a string that is `text` and nothing else. */
export function jsonString(text: string): AnyOf | undefined {
  if (/^[\x20-\x7e]+$/.test(text) && !ESCAPED.test(text)) return withEscapes(`"${text.toLowerCase()}"`);
  return jsonText(text);
}

function withEscapes(needle: string | undefined): AnyOf | undefined {
  return needle === undefined ? undefined : [needle, ASCII_ESCAPE];
}
