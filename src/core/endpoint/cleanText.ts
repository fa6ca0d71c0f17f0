import type { EndpointNote } from './types.ts';

/** ANSI colour and cursor sequences (ECMA-48 CSI), which terminals add to copied text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: ESC is what is looked for.
const ANSI = /\u001b\[[0-?]*[ -/]*[@-~]/g;

/**
 * Characters that are never meant in a URL or command: controls but tab and line feed, soft
 * hyphen, zero-width space, direction marks, word joiner, byte order mark. Zero-width joiners
 * stay: emoji and some scripts need them.
 */
const INVISIBLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;

/** Unicode's other spaces, such as the no-break space of web pages. */
const SPACES = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;

/** The text with line ends unified and invisible characters gone, and a note if any were inside. */
export function cleanText(text: string): { text: string; notes: EndpointNote[] } {
  const unified = text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(ANSI, '')
    .replace(SPACES, ' ')
    .replace(/^[\s\ufeff]+|[\s\ufeff]+$/g, '');
  const cleaned = unified.replace(INVISIBLE, '').trim();
  const notes =
    cleaned === unified
      ? []
      : [
          {
            id: 'characters.removed',
            message: 'Invisible control characters in the text were taken off.',
          },
        ];
  return { text: cleaned, notes };
}
