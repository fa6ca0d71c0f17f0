const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  e: '\u001b',
  a: '\u0007',
  '0': '\0',
};
/** Ends a command where it stands between spaces; inside a word it is taken for the URL's. */
const OPERATOR = /^(?:\||\|\||&&|&|;|\d?>>?|<|\d?>&\d|&>)$/;

/**
 * Splits pasted shell text into commands and their words: all quotes of POSIX shells, `$'…'`,
 * typographic quotes, and line continuations of bash, cmd (`^`) and PowerShell (a backtick).
 * Lenient on purpose: an unquoted `&` stays in its word, and a quote that never ends is taken to
 * the end of the text. Nothing is expanded.
 */
export function splitShell(text: string): string[][] {
  const source = joinContinuations(text);
  const commands: string[][] = [[]];
  let position = 0;
  while (position < source.length) {
    const gap = /\s*/y;
    gap.lastIndex = position;
    const space = gap.exec(source)?.[0] ?? '';
    position += space.length;
    if (position >= source.length) break;
    // A new line is a new command, unless it goes on with an option or a URL.
    if (space.includes('\n') && !/^["'“]?(?:-|wss?:|https?:)/i.test(source.slice(position, position + 8))) {
      commands.push([]);
    }
    const word = readWord(source, position);
    position = word.end;
    if (OPERATOR.test(source.slice(word.start, word.end))) commands.push([]);
    else commands.at(-1)?.push(word.text);
  }
  return commands.filter((words) => words.length > 0);
}

function joinContinuations(text: string): string {
  const joined = text.replace(/\s[\\^`][ \t]*\n/g, ' ').replace(/\\\n/g, '');
  // Chrome's "Copy as cURL (cmd)" escapes every special character with a caret.
  return joined.includes('^"') ? joined.replace(/\^(.)/g, '$1') : joined;
}

function readWord(source: string, start: number): { start: number; end: number; text: string } {
  let text = '';
  let position = start;
  while (position < source.length && !/\s/.test(source[position] ?? '')) {
    const rest = source.slice(position);
    const piece = /^(?:'[^']*(?:'|$)|‘[^’]*(?:’|$))/.exec(rest)?.[0];
    const double =
      piece === undefined
        ? /^(?:"(?:\\[\s\S]|[^"\\])*(?:"|$)|[“”„][^“”]*(?:[“”]|$))/.exec(rest)?.[0]
        : undefined;
    const dollar = /^\$'(?:\\[\s\S]|[^'\\])*(?:'|$)/.exec(rest)?.[0];
    const escaped = /^\\([\s\S])/.exec(rest);
    if (dollar !== undefined) {
      text += unescapeDollar(unquote(dollar.slice(1)));
      position += dollar.length;
    } else if (piece !== undefined) {
      text += unquote(piece);
      position += piece.length;
    } else if (double !== undefined) {
      text += unquote(double).replace(/\\(["\\$`])/g, '$1');
      position += double.length;
    } else if (escaped) {
      text += escaped[1];
      position += 2;
    } else {
      text += source[position];
      position += 1;
    }
  }
  return { start, end: position, text };
}

function unquote(quoted: string): string {
  return quoted.slice(1).replace(/["'’“”]$/, '');
}

function unescapeDollar(text: string): string {
  return text.replace(/\\(?:x([0-9a-f]{1,2})|u([0-9a-f]{1,4})|([\s\S]))/gi, (_, hex, unicode, character) =>
    hex || unicode
      ? String.fromCharCode(Number.parseInt(hex ?? unicode, 16))
      : (ESCAPES[character] ?? character),
  );
}
