const PAIRS: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '`': '`',
  '<': '>',
  '(': ')',
  '[': ']',
  '“': '”',
  '”': '”',
  '„': '“',
  '‘': '’',
  '’': '’',
  '«': '»',
  '*': '*',
  _: '_',
};

const MARKDOWN_LINK = /^!?\[[^\]]*\]\(\s*<?([^\s<>]+?)>?(?:\s+["'][^"']*["'])?\s*\)$/;
const FENCE = /^(?:```|~~~)[^\n]*\n([\s\S]*?)\n?(?:```|~~~)$/;

/** Takes off what stands around a whole paste: quotes, brackets, markdown, a code fence. */
export function peel(text: string): string {
  let current = text.trim();
  for (;;) {
    const next = peelOnce(current);
    if (next === current) return current;
    current = next;
  }
}

function peelOnce(text: string): string {
  const inner = FENCE.exec(text)?.[1] ?? MARKDOWN_LINK.exec(text)?.[1];
  if (inner !== undefined) return inner.trim();

  const first = text[0] ?? '';
  const close = PAIRS[first];
  if (close === undefined) return text;
  // A comma or semicolon behind a closing quote is the code's, not the URL's.
  const body = text.replace(/[,;]+$/, '');
  const content = body.slice(1, -1);
  const wraps = body.length >= 2 && body.endsWith(close) && !content.includes(close);
  // An IPv6 address with its brackets is a host, not something wrapped.
  return wraps && !/^\[[0-9a-f:.]*\]$/i.test(body) ? content.trim() : text;
}
