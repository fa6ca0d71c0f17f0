/**
 * Cuts a long text into parts that a view can lay out one by one: at line ends where there are
 * any, otherwise at `most` characters, never between the halves of a surrogate pair. Joined they
 * are the text again.
 */
export function textParts(text: string, most: number): string[] {
  const parts: string[] = [];
  let from = 0;
  while (from < text.length) {
    let to = Math.min(text.length, from + most);
    if (to < text.length) {
      const line = text.lastIndexOf('\n', to - 1);
      if (line >= from) to = line + 1;
      else if (to - from > 1 && isHighSurrogate(text.charCodeAt(to - 1))) to -= 1;
    }
    parts.push(text.slice(from, to));
    from = to;
  }
  return parts;
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}
