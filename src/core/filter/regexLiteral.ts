const QUANTIFIER = /^(?:[*+?]|\{(\d+)(?:,\d*)?\})\??/;
/** Escapes that stand for a kind of character or a place, whole. */
const CLASS_ESCAPE = /^\\[dDwWsSbBnrtfv]/;

/**
 * The longest piece of ASCII, in lower case, that every match of a regular expression holds in some
 * case; undefined where none is sure. Whatever this reading does not know makes it give up.
 */
export function regexLiteral({ source, flags }: Pick<RegExp, 'source' | 'flags'>): string | undefined {
  const unsure = isFoldedByUnicode(flags) ? /[^\x20-\x7e]|[ksKS]/ : /[^\x20-\x7e]/;
  const runs: string[] = [];
  let run = '';
  const endRun = () => {
    runs.push(run);
    run = '';
  };
  let at = 0;
  while (at < source.length) {
    const rest = source.slice(at);
    const character = source[at]!;
    let atom = character;
    let literal: string | undefined = character;
    if (character === '|') return undefined;
    if (character === '(') {
      const length = groupLength(rest);
      if (length === undefined) return undefined;
      atom = rest.slice(0, length);
      literal = undefined;
    } else if (character === '[') {
      if (flags.includes('v')) return undefined;
      atom = rest.slice(0, classLength(rest));
      literal = undefined;
    } else if (character === '\\') {
      const kind = CLASS_ESCAPE.exec(rest);
      if (kind === null && /^\\[\da-z]/i.test(rest)) return undefined;
      atom = rest.slice(0, 2);
      literal = kind === null ? source[at + 1] : undefined;
    } else if (character === '.' || character === '^' || character === '$') literal = undefined;
    at += atom.length;
    const quantifier = QUANTIFIER.exec(source.slice(at));
    if (literal === undefined || unsure.test(literal)) endRun();
    else if (quantifier === null) run += literal;
    else {
      // `ab+c`: ab is sure, and c follows b only if it is repeated no more.
      const least = quantifier[1] ?? (quantifier[0].startsWith('+') ? '1' : '0');
      if (Number(least) > 0) run += literal;
      endRun();
    }
    at += quantifier?.[0].length ?? 0;
  }
  endRun();
  const longest = runs.reduce((a, b) => (b.length > a.length ? b : a), '');
  return longest === '' ? undefined : longest.toLowerCase();
}

/** With both flags, U+017F matches s and U+212A matches k. */
function isFoldedByUnicode(flags: string): boolean {
  return flags.includes('i') && /[uv]/.test(flags);
}

/** Up to the bracket that closes the group; what is inside does not count. */
function groupLength(text: string): number | undefined {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '\\') at += 1;
    else if (character === '[') at += classLength(text.slice(at)) - 1;
    else if (character === '(') depth += 1;
    else if (character === ')') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return undefined;
}

function classLength(text: string): number {
  for (let at = 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === ']') return at + 1;
  }
  return text.length;
}
