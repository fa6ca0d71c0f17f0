import type { Field } from './found.ts';
import { nameMeaning } from './names.ts';
import { BASE64, isAfterword, SECRET_LENGTH } from './shapes.ts';

/** A value in the lines of a paste, and where reading goes on. */
export interface ReadValue {
  text: string;
  line: number;
  column: number;
  cut?: boolean;
  joined?: boolean;
  spaced?: boolean;
}

const OPENING = /(?:[@$brfu]?)(\\?["'`])/iy;
/** `<your key>` is one value, whatever is between. */
const UNQUOTED = /<[^<>\n]{0,200}>|[^\s"'`<>]+/y;
/** Punctuation ends a value only where something else follows it: secrets of emulators may hold it. */
const END = /(?<![;,&|)}\]])[;,&|)}\]]+(?=$|\s|["'<]|(?:export|setx?|env)\b|[$@-]|[A-Za-z_][\w.]{0,96}[=:])/;
/** More lines than any token needs, even on a phone. */
const MOST_LINES = 200;
const LONG_PIECE = 40;
const PIECE = /^([A-Za-z0-9+/]+={0,2}|={1,2})(?=\s*(?:$|;|&&|,|\)))/;

/** Reads the value of `field` at a place: quoted or not, and over as many lines as a terminal made of it. */
export function readValue(lines: readonly string[], line: number, column: number, field: Field): ReadValue {
  const text = lines[line] as string;
  OPENING.lastIndex = column;
  const opening = OPENING.exec(text);
  const read = opening
    ? readQuoted(lines, line, OPENING.lastIndex, opening[1] as string)
    : readUnquoted(lines, line, column, field);
  read.text = unescaped(read.text);
  if (/\s/.test(read.text) && (field === 'id' || field === 'secret' || field === 'token')) {
    const whole = read.text.replace(/\s+/g, '');
    if (field === 'id') read.spaced = true;
    else if (BASE64.test(whole)) Object.assign(read, { text: whole, joined: true });
  }
  return read;
}

function readQuoted(lines: readonly string[], line: number, column: number, quote: string): ReadValue {
  const text = lines[line] as string;
  const close = text.indexOf(quote, column);
  if (close >= 0)
    return concatenate(lines, { text: text.slice(column, close), line, column: close + quote.length }, quote);
  // Without a closing quote on its line the value is a wrapped token, or was cut off.
  const first = text.slice(column).trim();
  let value = first;
  for (let next = line + 1; next < Math.min(lines.length, line + MOST_LINES); next += 1) {
    const piece = (lines[next] as string).trim();
    const end = piece.indexOf(quote);
    const content = end < 0 ? piece : piece.slice(0, end);
    if (
      !(BASE64.test(content) || /^=*$/.test(content)) ||
      !BASE64.test(first) ||
      /^["'`][\w\s.-]+["'`]?\s*[:=]/.test(piece)
    )
      break;
    value += content;
    const column = (lines[next] as string).indexOf(quote) + quote.length;
    if (end >= 0) return concatenate(lines, { text: value, line: next, column, joined: true }, quote);
  }
  return { text: first.replace(/[,;]$/, ''), line, column: text.length, cut: true };
}

/** `"abc" + "def"` and `"abc"` `"def"` on the next line, as code breaks long strings. */
function concatenate(lines: readonly string[], read: ReadValue, quote: string): ReadValue {
  let current = read;
  for (let count = 0; count < MOST_LINES; count += 1) {
    const rest = (lines[current.line] as string).slice(current.column);
    const sameLine = /^\s*[+.]\s*(?=["'`])/.exec(rest);
    const wraps = rest.trim() === '' || rest.trim() === '+';
    const line = sameLine ? current.line : current.line + 1;
    const text = sameLine ? rest : wraps ? lines[line] : undefined;
    const piece =
      text === undefined
        ? null
        : new RegExp(`^\\s*[+.]?\\s*${quote}([A-Za-z0-9+/=]{1,4096})${quote}(?!\\s*[:=,]\\s*\\S)`).exec(text);
    if (!piece || !BASE64.test(current.text + (piece[1] ?? ''))) return current;
    const column = (sameLine ? current.column : 0) + piece[0].length;
    current = { text: current.text + (piece[1] ?? ''), line, column, joined: true };
  }
  return current;
}

function readUnquoted(lines: readonly string[], line: number, column: number, field: Field): ReadValue {
  const text = lines[line] as string;
  // `NAME=` with the value on the next line, and YAML's block marks.
  if (/^(?:[|>][-+]?)?\s*$/.test(text.slice(column, column + 8))) return readNextLine(lines, line, field);
  UNQUOTED.lastIndex = column;
  let value = UNQUOTED.exec(text)?.[0] ?? '';
  const stop = END.exec(value);
  if (stop) value = value.slice(0, stop.index);
  const end = column + value.length;
  if (stop) return { text: value, line, column: end };
  return readOn(lines, { text: value, line, column: end }, field);
}

function readNextLine(lines: readonly string[], line: number, field: Field): ReadValue {
  const next = (lines[line + 1] ?? '').trim().replace(/^(["'`])(.*)\1$/, '$2');
  const fits =
    field === 'id'
      ? /^[A-Z0-9]{16,128}$/
      : field === 'secret' || field === 'token'
        ? /^[A-Za-z0-9+/]{16,}={0,2}$/
        : undefined;
  if (!fits?.test(next)) return { text: '', line, column: (lines[line] as string).length };
  const read = { text: next, line: line + 1, column: (lines[line + 1] as string).length };
  return readOn(lines, read, field);
}

/** The rest of a secret or token that a terminal, mail or chat broke. */
function readOn(lines: readonly string[], read: ReadValue, field: Field): ReadValue {
  if (field === 'id') return spacedId(lines, read);
  if (field !== 'token' && field !== 'secret') return read;
  let current = read;
  for (let count = 0; count < MOST_LINES; count += 1) {
    const rest = (lines[current.line] as string).slice(current.column);
    const blank = rest.trim() === '';
    const line = blank ? current.line + 1 : current.line;
    const from = blank ? (lines[line] ?? '') : rest;
    const indent = from.length - from.trimStart().length;
    const piece =
      PIECE.exec(from.trimStart())?.[1] ?? /^([A-Za-z0-9+/]{20,}={0,2})(?=\s)/.exec(from.trimStart())?.[1];
    if (
      piece === undefined ||
      !continues(current.text, piece, field, blank ? lengthOf(lines, current.line) : undefined)
    )
      break;
    current = {
      text: current.text + piece,
      line,
      column: (blank ? 0 : current.column) + indent + piece.length,
      joined: true,
    };
  }
  return current;
}

function continues(value: string, piece: string, field: Field, width: number | undefined): boolean {
  if (
    isAfterword(piece) ||
    nameMeaning(piece) ||
    !(/^[A-Za-z0-9+/]+$/.test(value) || (value.endsWith('=') && piece === '='))
  )
    return false;
  if (field === 'secret') return value.length + piece.length <= SECRET_LENGTH && value.length >= 8;
  // On the same line only what cannot be a word of a command.
  if (width === undefined) return piece.length >= 20 && /[A-Z]/.test(piece) && /\d/.test(piece);
  // Wrapped lines are as wide as the terminal, the last one is shorter; a long piece is no word anyway.
  return value.length >= 16 && (piece.length <= width || piece.length >= LONG_PIECE);
}

function lengthOf(lines: readonly string[], line: number): number {
  return (lines[line] as string).trimEnd().length;
}

/** `AKIA IOSF ODNN 7EXA`: kept with its blanks, to be told. */
function spacedId(lines: readonly string[], read: ReadValue): ReadValue {
  const rest = /^(?:[ \t]+[A-Z0-9]{2,20})+(?=\s*$)/.exec(
    (lines[read.line] as string).slice(read.column, read.column + 400),
  );
  if (!rest || !/^[A-Z0-9]+$/.test(read.text)) return read;
  return { text: read.text + rest[0], line: read.line, column: read.column + rest[0].length, spaced: true };
}

/** `\/` of PHP, `\u003d` of Gson, `\=` of Java properties. */
function unescaped(value: string): string {
  if (!value.includes('\\')) return value;
  return value
    .replace(/\\u([0-9a-f]{4})/gi, (_whole, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\\n/g, '')
    .replace(/\\(?=[/=+:"'])/g, '')
    .replace(/\\$/, '');
}
