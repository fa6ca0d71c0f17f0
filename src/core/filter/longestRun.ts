import { isAscii } from './isAscii.ts';

/**
 * The longest stretch of a text, in lower case, that is in UTF-8 as it is here but for the case of A
 * to Z; undefined where there is none. Where Unicode folds, k and i are left out: U+212A and
 * U+0130 fold to them. `without` splits further.
 */
export function longestRun(text: string, without?: RegExp): string | undefined {
  const runs = text.toLowerCase().split(isAscii(text) ? /[^\x20-\x7e]/ : /[^\x20-\x7e]|[ki]/);
  const parts = without === undefined ? runs : runs.flatMap((run) => run.split(without));
  const longest = parts.reduce((a, b) => (b.length > a.length ? b : a), '');
  return longest === '' ? undefined : longest;
}
