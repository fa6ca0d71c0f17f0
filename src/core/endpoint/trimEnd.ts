const CLOSINGS: Readonly<Record<string, string>> = {
  '"': '"',
  '`': '`',
  '>': '<',
  '”': '“',
  '’': '‘',
  '»': '«',
};
const BRACKETS: Readonly<Record<string, string>> = { ')': '(', ']': '[' };

/** How often a character stands in what is left, the last one counted. */
type Count = (character: string) => number;

/** Takes a closing quote or bracket without its opening one off: RFC 3986 allows none of them in a URL. */
export function dropStrayClosing(url: string): string {
  return dropWhile(url, (last, count) => {
    const opening = CLOSINGS[last];
    if (opening === undefined) return false;
    return opening === last ? count(last) % 2 === 1 : count(last) > count(opening);
  });
}

/** In a sentence, the full stop or bracket behind a URL is the sentence's. */
export function dropPunctuation(url: string): string {
  return dropWhile(url, (last, count) => {
    const opening = BRACKETS[last];
    return opening === undefined ? '.,;:!?*_\\'.includes(last) : count(opening) === 0;
  });
}

/** A loop and not a regular expression: `[…]+$` takes quadratic time on hostile text. */
function dropWhile(text: string, stray: (last: string, count: Count) => boolean): string {
  const counts = new Map<string, number>();
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  const count: Count = (character) => counts.get(character) ?? 0;
  let end = text.length;
  while (end > 0) {
    const last = text.charAt(end - 1);
    if (!stray(last, count)) break;
    counts.set(last, count(last) - 1);
    end -= 1;
  }
  return text.slice(0, end);
}
