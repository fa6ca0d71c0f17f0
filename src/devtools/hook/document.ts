import type { PageWindow, Primordials } from './primordials.ts';

/** Random, for a document. */
export function randomId({ randomValues, Numbers }: Primordials): string {
  const numbers = randomValues(new Numbers(4));
  // No `toString(16)`, which is the page's.
  return `${numbers[0]!}-${numbers[1]!}-${numbers[2]!}-${numbers[3]!}`;
}

/** The document's address without query and fragment. */
export function addressOf(win: PageWindow): string {
  // A location's properties cannot be replaced.
  const { href } = win.location;
  for (let at = 0; at < href.length; at++) {
    if (href[at] === '?' || href[at] === '#') {
      let address = '';
      for (let copied = 0; copied < at; copied++) address += href[copied];
      return address;
    }
  }
  return href;
}

/**
 * Whether none of the document's scripts can have run: there is none but the one that brings the hook.
 * An iframe's first document, `about:blank`, is complete from the start, and its global object goes on
 * to the document that is loaded there if that has the same origin (measured in both browsers).
 */
export function isEarly({ document, location }: PageWindow): boolean {
  if (document.readyState !== 'loading' && location.href !== 'about:blank') return false;
  const { scripts, currentScript } = document;
  return scripts.length === 0 || (scripts.length === 1 && scripts[0] === currentScript);
}
