import { ProtoLexer } from './ProtoLexer.ts';
import type { RawField, RawSchema } from './types.ts';

const KEYS = /^(?:u?int(?:32|64)|sint(?:32|64)|s?fixed(?:32|64)|bool|string)$/;
const DEEPEST = 64;

/**
 * Reads the text of .proto files (proto2, proto3 and editions), several of them one after the
 * other too. Options, services and reserved numbers are read over. Throws a SchemaFault.
 */
export class ProtoParser {
  readonly schema: RawSchema = { messages: [], enums: [], extensions: [], imports: [] };
  private readonly lexer: ProtoLexer;
  /** The package, and the messages that are open. */
  private scope = '';
  private depth = 0;

  constructor(text: string) {
    this.lexer = new ProtoLexer(text);
  }

  read(): RawSchema {
    const { lexer } = this;
    while (lexer.token.kind !== 'end') {
      if (lexer.skip('syntax') || lexer.skip('edition')) {
        // The beginning of a file; what came before it has its own package.
        this.scope = '';
        this.skipStatement();
      } else if (lexer.skip('package')) {
        this.scope = lexer.path("the package's name").text;
        lexer.expect(';');
      } else if (lexer.skip('import')) this.import();
      // In editions, these may stand before a definition.
      else if (lexer.is('export') || lexer.is('local')) lexer.next();
      else if (lexer.is('service') || lexer.is('option')) this.skipStatement();
      else if (!this.definition() && !lexer.skip(';')) {
        lexer.failHere('a message, an enum, an import or the like should stand here');
      }
    }
    return this.schema;
  }

  private import(): void {
    const { lexer } = this;
    if (!lexer.skip('public') && !lexer.skip('weak')) lexer.skip('option');
    if (lexer.token.kind !== 'string') lexer.failHere('the name of a file in quotes should stand here');
    this.schema.imports.push(lexer.next().text.slice(1, -1));
    lexer.expect(';');
  }

  /** A message, an enum or an extension; false where none stands here. */
  private definition(): boolean {
    const { lexer } = this;
    if (lexer.skip('message')) this.message(lexer.name("the message's name").text);
    else if (lexer.skip('enum')) this.enum();
    else if (lexer.skip('extend')) this.extend();
    else return false;
    return true;
  }

  private message(name: string): void {
    const fields: RawField[] = [];
    const outer = this.scope;
    this.scope = this.full(name);
    this.schema.messages.push({ name: this.scope, fields, isMapEntry: false });
    this.block(() => this.member(fields));
    this.scope = outer;
  }

  private member(fields: RawField[]): void {
    const { lexer } = this;
    // The names of statements are allowed as those of types and fields.
    const word = lexer.token.text;
    if (word === 'reserved' || word === 'extensions' || word === 'option') this.skipStatement();
    else if (lexer.skip('oneof')) {
      lexer.name("the oneof's name");
      this.block(() => (lexer.is('option') ? this.skipStatement() : this.field(fields)));
    } else if (!this.definition()) this.field(fields);
  }

  private field(fields: RawField[]): void {
    const { lexer } = this;
    const repeated = lexer.skip('repeated');
    if (!repeated && !lexer.skip('optional')) lexer.skip('required');
    if (lexer.is('map')) this.mapOrField(fields);
    else {
      const type = lexer.path('the type of a field');
      this.rest(fields, type.text, type.at, repeated);
    }
  }

  private mapOrField(fields: RawField[]): void {
    const { lexer } = this;
    const { at } = lexer.next();
    if (lexer.skip('<')) this.map(fields, at);
    else this.rest(fields, 'map', at, false);
  }

  private map(fields: RawField[], at: number): void {
    const { lexer } = this;
    const key = lexer.name("the type of the map's keys");
    if (!KEYS.test(key.text)) lexer.fail(`A map cannot have keys of the type ${key.text}.`, key.at);
    lexer.expect(',');
    const value = lexer.path("the type of the map's values");
    lexer.expect('>');
    const name = lexer.token.text;
    const entry = this.full(
      `${name.replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase())}Entry`,
    );
    this.schema.messages.push({
      name: entry,
      isMapEntry: true,
      fields: [this.raw('key', 1, key.text, key.at), this.raw('value', 2, value.text, value.at)],
    });
    this.rest(fields, `.${entry}`, at, true);
  }

  /** Name, number and options of a field. */
  private rest(fields: RawField[], type: string, at: number, repeated: boolean): void {
    const { lexer } = this;
    const name = lexer.name("the field's name");
    lexer.expect('=');
    const numberAt = lexer.token.at;
    const number = lexer.integer("the field's number");
    if (number < 1 || number > 536_870_911) lexer.fail(`A field cannot have the number ${number}.`, numberAt);
    if (fields.some((field) => field.number === number)) {
      lexer.fail(`The number ${number} is given to two fields.`, numberAt);
    }
    this.options();
    const isGroup = type === 'group';
    const field = this.raw(
      isGroup ? name.text.toLowerCase() : name.text,
      number,
      isGroup ? name.text : type,
      at,
    );
    fields.push({ ...field, repeated, isGroup });
    if (isGroup) this.message(name.text);
    else lexer.expect(';');
  }

  private enum(): void {
    const { lexer } = this;
    const name = this.full(lexer.name("the enum's name").text);
    const values = new Map<number, string>();
    this.schema.enums.push({ name, values });
    this.block(() => {
      if (lexer.is('option') || lexer.is('reserved')) this.skipStatement();
      else this.enumValue(values);
    });
  }

  private enumValue(values: Map<number, string>): void {
    const { lexer } = this;
    const name = lexer.name('the name of a value').text;
    lexer.expect('=');
    const number = lexer.integer("the value's number");
    if (!values.has(number)) values.set(number, name);
    this.options();
    lexer.expect(';');
  }

  private extend(): void {
    const type = this.lexer.path('the name of a message').text;
    const fields: RawField[] = [];
    const { scope } = this;
    this.block(() => this.field(fields));
    for (const field of fields) {
      const named = { ...field, name: `[${this.full(field.name)}]` };
      this.schema.extensions.push({ type, scope, field: named });
    }
  }

  private block(member: () => void): void {
    const { lexer } = this;
    lexer.expect('{');
    this.depth += 1;
    if (this.depth > DEEPEST) lexer.fail(`More than ${DEEPEST} blocks lie in one another.`);
    while (!lexer.skip('}')) {
      if (lexer.token.kind === 'end') lexer.failHere('a closing “}” should stand here');
      if (!lexer.skip(';')) member();
    }
    this.depth -= 1;
  }

  private options(): void {
    if (this.lexer.is('[')) this.skipTo(']');
  }

  /** A statement that says nothing about bytes. */
  private skipStatement(): void {
    this.skipTo(this.lexer.is('service') ? '}' : ';');
  }

  /** Steps past the next such sign that lies in no brackets. */
  private skipTo(close: ';' | '}' | ']'): void {
    const { lexer } = this;
    const start = lexer.token.at;
    for (let open = 0; ; ) {
      const { kind, text } = lexer.token;
      if (kind === 'end') lexer.fail('What begins here has no end.', start);
      if (kind === 'sign' && '{[('.includes(text)) open += 1;
      else if (kind === 'sign' && '}])'.includes(text)) open -= 1;
      if (open < 0) lexer.failHere(`“${close}” should stand here`);
      lexer.next();
      if (open === 0 && kind === 'sign' && text === close) return;
    }
  }

  private full(name: string): string {
    return this.scope === '' ? name : `${this.scope}.${name}`;
  }

  private raw(name: string, number: number, type: string, at: number): RawField {
    const { lexer } = this;
    return { name, number, type, repeated: false, isGroup: false, place: () => lexer.place(at) };
  }
}
