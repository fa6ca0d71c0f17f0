import { readBase64 } from '#core/bytes/base64.ts';
import { isPlainText } from '../text/text.ts';

const SHORTEST = 16;
const ALPHABET = /^[\w+/-]+={0,2}$/;
/** How much of a long text is looked at, characters; a multiple of four. */
const HEAD = 256;
const MAGIC = [
  [0x1f, 0x8b, 0x08],
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x25, 0x50, 0x44, 0x46],
  [0x50, 0x4b, 0x03, 0x04],
];

/**
 * Whether a text is meant as base64: many words and ids are made of its letters too, so what it
 * holds must make sense, as text or as a kind of file. `isCut`: more of the text follows.
 */
export function likelyBase64(text: string, isCut = false): boolean {
  if (text.length < SHORTEST) return false;
  const long = isCut || text.length > HEAD;
  const head = long ? text.slice(0, HEAD - (HEAD % 4)).slice(0, text.length - (text.length % 4)) : text;
  if (!ALPHABET.test(head)) return false;
  if (!isCut && !ALPHABET.test(text.slice(-HEAD))) return false;
  const reading = readBase64(head);
  if ('fault' in reading) return false;
  const { bytes } = reading;
  return isPlainText(bytes) || MAGIC.some((magic) => magic.every((byte, at) => bytes[at] === byte));
}
