import { type FoundSet, newSet, putValue } from './found.ts';
import { AWS_KEY_ID, isAfterword } from './shapes.ts';

/** No word of a language, and no button's label. */
const LONG_PIECE = 40;
const WORD = /^(?:[A-Za-z0-9+/]+={0,2}|={1,2})$/;
const PROMPT = /^[ \t]*[^\s$%>#]{0,80}[$%>#][ \t]+/gm;

/** Values alone, as the access portal's option 3 copies them: key id, secret, then the token, wrapped or not. */
export function readBare(text: string): FoundSet[] {
  const words = text.replace(PROMPT, '').split(/[\s,;|:"'`<>()]+/);
  const sets: FoundSet[] = [];
  const starts = words.flatMap((word, index) => (AWS_KEY_ID.test(word) ? [index] : []));
  // More would be a log or a list of key ids, and no set of keys.
  if (starts.length === 0 || starts.length > 50) return [];
  starts.forEach((start, number) => {
    const set = newSet('bare values');
    putValue(set, 'id', { text: words[start] as string });
    const before = words[start - 1];
    const after = words.slice(start + 1, starts[number + 1]).filter((word) => WORD.test(word));
    const rest = takeSecret(set, after);
    // Copied in the other order: secret, then id.
    if (!set.values.secret && before !== undefined && before.length === 40 && WORD.test(before)) {
      putValue(set, 'secret', { text: before });
    }
    const token = takeToken(rest);
    if (set.values.secret && token.length > 0) {
      putValue(set, 'token', { text: token.join(''), joined: token.length > 1 });
    }
    sets.push(set);
  });
  return sets;
}

/** The first run of words that makes 40 characters, as a narrow terminal may wrap the secret too. */
function takeSecret(set: FoundSet, words: string[]): string[] {
  for (let start = 0; start < Math.min(words.length, 8); start += 1) {
    let value = '';
    for (let end = start; end < words.length && value.length < 40; end += 1) {
      value += words[end];
      const whole = end === start;
      if (value.length === 40 && (whole || /[a-z]/.test(value)) && (start === 0 || /\d|[+/]/.test(value))) {
        putValue(set, 'secret', { text: value, joined: !whole });
        return words.slice(end + 1);
      }
    }
  }
  return words;
}

/** The first long word and what a terminal broke off it: pieces of the same width, and a shorter last one. */
function takeToken(words: string[]): string[] {
  const start = words.findIndex((word) => word.length >= 16);
  const token = words.slice(start, start + 1);
  if (start < 0) return [];
  const width = token[0]?.length ?? 0;
  for (const word of words.slice(start + 1)) {
    const last = token.at(-1) ?? '';
    const padding = word === '=' && /[^=]=$/.test(last);
    const fits = word.length >= LONG_PIECE || (last.length >= width && word.length <= width);
    if (!fits || isAfterword(word) || (last.endsWith('=') && !padding)) break;
    token.push(word);
  }
  return token;
}
