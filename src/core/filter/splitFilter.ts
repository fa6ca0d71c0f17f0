/** One word of the filter box. */
export interface Word {
  text: string;
  negated: boolean;
  /**
   * `phrase`: was in quotes; `regex`: was between slashes; `open regex`: has but the first slash;
   * `path`: a path through JSON with what follows it, quotes and all.
   */
  form: 'plain' | 'phrase' | 'regex' | 'open regex' | 'path';
  /** Of a regular expression. */
  flags: string;
  /** Where it stands in the input, its minus included; `end` is one past it. */
  start: number;
  end: number;
}

const FLAGS = /^[dgimsuvy]*$/;

/**
 * Splits by spaces. A phrase ends at the quote that a space or the end follows, so that a pasted
 * `"action":"ping"` stays whole. A word between slashes is a regular expression where flags and a
 * space or the end follow; `/dev/items` is text. A minus before a word negates it.
 */
export function splitFilter(input: string): Word[] {
  const words: Word[] = [];
  let at = 0;
  while (at < input.length) {
    if (isSpace(input[at]!)) {
      at += 1;
      continue;
    }
    const negated = input[at] === '-' && at + 1 < input.length && !isSpace(input[at + 1]!);
    const start = negated ? at + 1 : at;
    const { text, form, flags = '', end } = readWord(input, start);
    words.push({ text, form, flags, negated, start: at, end });
    at = end;
  }
  return words;
}

interface Piece {
  text: string;
  form: Word['form'];
  flags?: string;
  end: number;
}

function readWord(input: string, start: number): Piece {
  return (
    readPhrase(input, start) ??
    readRegex(input, start) ??
    readJsonPath(input, start) ??
    readPlain(input, start)
  );
}

function readPhrase(input: string, start: number): Piece | undefined {
  if (input[start] !== '"') return undefined;
  const close = closingQuote(input, start);
  return close < 0 ? undefined : { text: unquote(input, start, close), form: 'phrase', end: close + 1 };
}

function closingQuote(input: string, open: number): number {
  for (let at = open + 1; at < input.length; at += 1) {
    if (input[at] === '\\') at += 1;
    else if (input[at] === '"' && (at + 1 === input.length || isSpace(input[at + 1]!))) return at;
  }
  return -1;
}

function unquote(input: string, open: number, close: number): string {
  return input.slice(open + 1, close).replace(/\\(["\\])/g, '$1');
}

function readRegex(input: string, start: number): Piece | undefined {
  if (input[start] !== '/') return undefined;
  let inClass = false;
  for (let at = start + 1; at < input.length; at += 1) {
    const character = input[at]!;
    if (character === '\\') at += 1;
    else if (character === '[') inClass = true;
    else if (character === ']') inClass = false;
    else if (character === '/' && !inClass) {
      let end = at + 1;
      while (end < input.length && !isSpace(input[end]!)) end += 1;
      const flags = input.slice(at + 1, end);
      if (at === start + 1 || !FLAGS.test(flags)) return undefined;
      return { text: input.slice(start + 1, at), form: 'regex', flags, end };
    }
  }
  return { text: input.slice(start + 1), form: 'open regex', end: input.length };
}

/** `$.a["b c"]="x y"`: up to the next space that is not in quotes. */
function readJsonPath(input: string, start: number): Piece | undefined {
  if (input[start] !== '$' || (input[start + 1] !== '.' && input[start + 1] !== '[')) return undefined;
  let quoted = false;
  let end = start;
  for (; end < input.length && (quoted || !isSpace(input[end]!)); end += 1) {
    if (input[end] === '"') quoted = !quoted;
    else if (quoted && input[end] === '\\') end += 1;
  }
  end = Math.min(end, input.length);
  return { text: input.slice(start, end), form: 'path', end };
}

/** Up to the next space; a quoted value after a colon (`route:"a b"`) may hold spaces. */
function readPlain(input: string, start: number): Piece {
  const named = /^[a-z]+:(?=")/.exec(input.slice(start, start + 16));
  if (named !== null) {
    const open = start + named[0].length;
    const close = closingQuote(input, open);
    if (close >= 0) return { text: named[0] + unquote(input, open, close), form: 'plain', end: close + 1 };
  }
  let end = start;
  while (end < input.length && !isSpace(input[end]!)) end += 1;
  return { text: input.slice(start, end), form: 'plain', end };
}

function isSpace(character: string): boolean {
  return character.trim() === '';
}
