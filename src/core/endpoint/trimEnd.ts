const CLOSINGS: Readonly<Record<string, string>> = {
  '"': '"',
  '`': '`',
  '>': '<',
  '”': '“',
  '’': '‘',
  '»': '«',
};
const BRACKETS: Readonly<Record<string, string>> = { ')': '(', ']': '[' };

/** Takes a closing quote or bracket without its opening one off: RFC 3986 allows none of them in a URL. */
export function dropStrayClosing(url: string): string {
  return dropWhile(url, (last, rest) => {
    const opening = CLOSINGS[last];
    if (opening === undefined) return false;
    return opening === last ? count(rest, last) % 2 === 0 : count(rest, last) >= count(rest, opening);
  });
}

/** In a sentence, the full stop or bracket behind a URL is the sentence's. */
export function dropPunctuation(url: string): string {
  return dropWhile(url, (last, rest) => {
    const opening = BRACKETS[last];
    return opening === undefined ? '.,;:!?*_\\'.includes(last) : !rest.includes(opening);
  });
}

/** A loop and not a regular expression: `[…]+$` takes quadratic time on hostile text. */
function dropWhile(text: string, stray: (last: string, rest: string) => boolean): string {
  let end = text.length;
  while (end > 0 && stray(text.charAt(end - 1), text.slice(0, end - 1))) end -= 1;
  return text.slice(0, end);
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
