/** A value of an object literal: quoted text, or bare text (number, identifier, call). */
export interface LooseText {
  kind: 'text';
  text: string;
  quoted: boolean;
}
export interface LooseObject {
  kind: 'object';
  entries: [key: string, value: LooseNode][];
}
export interface LooseArray {
  kind: 'array';
  items: LooseNode[];
}
export type LooseNode = LooseText | LooseObject | LooseArray;

const DEEPEST = 40;
const BLANK = /(?:\s+|\/\/[^\n]*|\/\*[^*]{0,4096}\*\/|#[^\n]*)+/y;
const SEPARATOR = /=>|:=|[:=]/y;
const BARE_KEY = /[:@]?[A-Za-z_$][\w$.-]*/y;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '', t: '\t', b: '', f: '' };

class NotAnObject extends Error {}

/**
 * Reads one object or array literal that starts at `from`: JSON, and its relatives (JavaScript,
 * Python, PHP, Ruby, PowerShell, HCL) with unquoted keys, single quotes, trailing commas,
 * comments, bare values, and strings wrapped over lines. Undefined where it is none.
 */
export function looseParse(text: string, from: number): { node: LooseNode; end: number } | undefined {
  let at = from;

  function skipBlank(): void {
    BLANK.lastIndex = at;
    if (BLANK.test(text)) at = BLANK.lastIndex;
  }

  function readNode(depth: number): LooseNode {
    if (depth > DEEPEST) throw new NotAnObject();
    const char = text[at];
    if (char === '{') return readObject(depth);
    if (char === '[') return readArray(depth);
    if (isQuote(char)) return { kind: 'text', text: readConcatenated(), quoted: true };
    return readBare();
  }

  function readObject(depth: number): LooseObject {
    const entries: [string, LooseNode][] = [];
    at += 1;
    for (;;) {
      skipSeparators();
      if (text[at] === '}') {
        at += 1;
        return { kind: 'object', entries };
      }
      const key = readKey();
      skipBlank();
      SEPARATOR.lastIndex = at;
      if (!SEPARATOR.test(text)) {
        // `provider "aws" {` of HCL, or a shorthand property.
        if (text[at] === '{') entries.push([key, readNode(depth + 1)]);
        else if (text[at] !== ',' && text[at] !== '}') throw new NotAnObject();
        continue;
      }
      at = SEPARATOR.lastIndex;
      skipBlank();
      entries.push([key, readNode(depth + 1)]);
    }
  }

  /** An array, or an object where PHP writes it as ['key' => 'value']. */
  function readArray(depth: number): LooseArray | LooseObject {
    const items: LooseNode[] = [];
    const entries: LooseObject['entries'] = [];
    at += 1;
    for (;;) {
      skipSeparators();
      if (text[at] === ']') {
        at += 1;
        return entries.length > 0 ? { kind: 'object', entries } : { kind: 'array', items };
      }
      const item = readNode(depth + 1);
      skipBlank();
      if (item.kind === 'text' && text.startsWith('=>', at)) {
        at += 2;
        skipBlank();
        entries.push([item.text, readNode(depth + 1)]);
      } else items.push(item);
    }
  }

  function skipSeparators(): void {
    do skipBlank();
    while (text[at] === ',' || text[at] === ';' ? ++at : false);
    if (at >= text.length) throw new NotAnObject();
  }

  function readKey(): string {
    if (isQuote(text[at])) return readString();
    BARE_KEY.lastIndex = at;
    const match = BARE_KEY.exec(text);
    if (!match) throw new NotAnObject();
    at = BARE_KEY.lastIndex;
    return match[0];
  }

  /** `"abc" + "def"`, as editors break long strings. */
  function readConcatenated(): string {
    let value = readString();
    for (;;) {
      const back = at;
      skipBlank();
      if (text[at] !== '+') {
        at = back;
        return value;
      }
      at += 1;
      skipBlank();
      if (!isQuote(text[at])) throw new NotAnObject();
      value += readString();
    }
  }

  function readString(): string {
    const quote = text[at];
    let value = '';
    for (at += 1; at < text.length; at += 1) {
      const char = text[at] as string;
      if (char === quote) {
        at += 1;
        // A raw line end inside a string is a terminal's wrapping: it goes with its indentation.
        return value.replace(/[ \t]*\n[ \t]*/g, '');
      }
      if (char !== '\\') {
        value += char;
        continue;
      }
      at += 1;
      const escaped = text[at] ?? '';
      const code = /^u([0-9a-f]{4})/i.exec(text.slice(at, at + 5));
      if (code) at += 4;
      value += code
        ? String.fromCharCode(Number.parseInt(code[1] as string, 16))
        : (ESCAPES[escaped] ?? escaped);
    }
    throw new NotAnObject();
  }

  function readBare(): LooseText {
    const start = at;
    let depth = 0;
    for (; at < text.length && at - start < 4_096; at += 1) {
      const char = text[at] as string;
      if ('({['.includes(char)) depth += 1;
      else if (depth > 0 && ')}]'.includes(char)) depth -= 1;
      else if (depth === 0 && ',;}]\n)'.includes(char)) break;
    }
    const value = text.slice(start, at).trim();
    if (value === '' || depth > 0) throw new NotAnObject();
    return { kind: 'text', text: value, quoted: false };
  }

  try {
    return { node: readNode(0), end: at };
  } catch (error) {
    if (error instanceof NotAnObject) return undefined;
    throw error;
  }
}

function isQuote(char: string | undefined): boolean {
  return char === '"' || char === "'" || char === '`';
}
