const ESC = String.fromCharCode(0x1b);
const BEL = String.fromCharCode(0x07);
/** Colour, cursor and title sequences (ECMA-48). */
const ESCAPES = new RegExp(
  [
    `${ESC}\\[[0-9;?]*[ -/]*[@-~]`,
    `${ESC}\\][^${BEL}${ESC}\\n]{0,512}(?:${BEL}|${ESC}\\\\)`,
    `${ESC}[@-Z^_]`,
  ].join('|'),
  'g',
);
/** Colours that lost their ESC while copying. */
const LOST_COLOURS = /\[\d{1,3}(?:;\d{1,3}){0,4}m/g;
/** NUL is what UTF-16 leaves between letters. */
const NUL = String.fromCharCode(0);
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;
const SPACES = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\v\f]/g;
const SINGLE_QUOTES = /[\u2018\u2019\u201a\u201b\u2032\u2039\u203a]/g;
const DOUBLE_QUOTES = /[\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb]/g;
const ENTITIES: Readonly<Record<string, string>> = { quot: '"', '#34': '"', '#39': "'", apos: "'", amp: '&' };

/**
 * Takes off what terminals, editors, chats and mail put around a text: BOM, CRLF, colours, hard
 * and invisible spaces, smart quotes, quote marks of mail, line continuations. Key material
 * contains none of it, so nothing of a value can be lost.
 */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?|\u2028|\u2029|\u0085/g, '\n')
    .replace(ESCAPES, '')
    .replace(LOST_COLOURS, '')
    .replaceAll(NUL, '')
    .replace(INVISIBLE, '')
    .replace(SPACES, ' ')
    .replace(SINGLE_QUOTES, "'")
    .replace(DOUBLE_QUOTES, '"')
    .replace(/&(quot|#34|#39|apos|amp);/g, (whole, name: string) => ENTITIES[name] ?? whole)
    .replace(/^[ \t]*```.*$/gm, '')
    .replace(/^(?:[ \t]*>+[ \t])+/gm, '')
    .replace(/[\\^]\n/g, '')
    .replace(/ `\n/g, ' ');
}
