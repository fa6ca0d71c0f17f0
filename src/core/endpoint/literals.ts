const NAMED: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  v: '\v',
  '0': '\0',
};

/** A string literal of JavaScript or Python: what it holds, and where it ends. */
export interface Literal {
  value: string;
  end: number;
  /** True for a template or f-string with parts that only running code could fill in. */
  open: boolean;
}

/** Reads the string literal that begins at `start` (after spaces); undefined where there is none. */
export function readLiteral(source: string, start: number): Literal | undefined {
  const pattern = /\s*([rbuf]?)(["'`])((?:\\[\s\S]|(?!\2)[^\\])*)\2/iy;
  pattern.lastIndex = start;
  const match = pattern.exec(source);
  if (!match) return undefined;
  const [whole, prefix = '', quote = '', raw = ''] = match;
  const open = (quote === '`' && raw.includes('${')) || (/f/i.test(prefix) && raw.includes('{'));
  return { value: unescapeLiteral(raw), end: start + whole.length, open };
}

function unescapeLiteral(raw: string): string {
  return raw.replace(
    /\\(?:u\{([0-9a-f]{1,6})\}|u([0-9a-f]{4})|U([0-9a-f]{8})|x([0-9a-f]{2})|(\n)|([\s\S]))/gi,
    (_, braced, short, long, hex, newline, character) => {
      const digits: string | undefined = braced ?? short ?? long ?? hex;
      if (digits === undefined) return newline ? '' : (NAMED[character] ?? character);
      const code = Number.parseInt(digits, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
    },
  );
}
