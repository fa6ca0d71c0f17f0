import type { ProtoFault } from './types.ts';

/** What a schema's readers throw to each other. */
export class SchemaFault extends Error {
  constructor(readonly fault: ProtoFault) {
    super(fault.sentence);
  }
}

export interface Token {
  kind: 'name' | 'number' | 'string' | 'sign' | 'end';
  text: string;
  at: number;
}

const SPACE = /(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y;
const TOKEN =
  /([A-Za-z_]\w*)|((?:0[xX][\da-fA-F]+|\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?))|("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|([{}[\]()<>;,=.:+\-/])/y;

/** Cuts a .proto text into tokens, one ahead (protobuf.dev/reference/protobuf/proto3-spec). */
export class ProtoLexer {
  token: Token = { kind: 'end', text: '', at: 0 };
  private at = 0;

  constructor(readonly text: string) {
    this.next();
  }

  /** Steps on; gives the token that was there. */
  next(): Token {
    const last = this.token;
    SPACE.lastIndex = this.at;
    SPACE.test(this.text);
    const at = SPACE.lastIndex;
    if (at >= this.text.length) {
      this.token = { kind: 'end', text: '', at };
      return last;
    }
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(this.text);
    if (this.text.startsWith('/*', at)) this.fail('This comment has no end.', at);
    if (match === null) this.fail(strange(this.text, at), at);
    const kind = match[1] ? 'name' : match[2] ? 'number' : match[3] ? 'string' : 'sign';
    this.token = { kind, text: match[0], at };
    this.at = TOKEN.lastIndex;
    return last;
  }

  is(text: string): boolean {
    return this.token.text === text && this.token.kind !== 'string';
  }

  /** Steps over a token if it stands here. */
  skip(text: string): boolean {
    const found = this.is(text);
    if (found) this.next();
    return found;
  }

  expect(text: string): Token {
    if (!this.is(text)) this.failHere(`“${text}” should stand here`);
    return this.next();
  }

  name(what: string): Token {
    if (this.token.kind !== 'name') this.failHere(`${what} should stand here`);
    return this.next();
  }

  /** A name with dots, perhaps with one in front. */
  path(what: string): Token {
    const { at } = this.token;
    let text = this.skip('.') ? '.' : '';
    text += this.name(what).text;
    while (this.skip('.')) text += `.${this.name(what).text}`;
    return { kind: 'name', text, at };
  }

  integer(what: string): number {
    const sign = this.skip('-') ? -1 : 1;
    const { kind, text } = this.token;
    if (kind !== 'number' || !/^(?:0[xX][\da-fA-F]+|\d+)$/.test(text))
      this.failHere(`${what} should stand here`);
    this.next();
    return sign * (/^0[0-7]+$/.test(text) ? Number.parseInt(text, 8) : Number(text));
  }

  failHere(what: string): never {
    const { kind, text, at } = this.token;
    const found = kind === 'end' ? 'the text ends' : `“${text.slice(0, 40)}” does`;
    return this.fail(`${what[0]!.toUpperCase()}${what.slice(1)}, but ${found}.`, at);
  }

  fail(sentence: string, at = this.token.at): never {
    throw new SchemaFault({ ...this.place(at), sentence });
  }

  place(at: number): { line: number; column: number } {
    const before = this.text.slice(0, at).split('\n');
    return { line: before.length, column: before[before.length - 1]!.length + 1 };
  }
}

const strange = (text: string, at: number) =>
  text[at] === '"' || text[at] === "'"
    ? 'This string has no end in its line.'
    : `“${String.fromCodePoint(text.codePointAt(at)!)}” has no meaning here.`;
