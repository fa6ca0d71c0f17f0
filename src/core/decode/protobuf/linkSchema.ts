import { SchemaFault } from './ProtoLexer.ts';
import {
  type FieldType,
  type MessageType,
  type ProtoTypes,
  type RawField,
  type RawSchema,
  SCALARS,
  type Scalar,
} from './types.ts';

/** Messages of the language itself; extending them adds options, which no message carries. */
const OPTIONS = /^\.?google\.protobuf\.\w*Options$/;

/** Finds every type that fields name. Throws a SchemaFault at the first that is not there. */
export function linkSchema(schema: RawSchema): ProtoTypes {
  const types: ProtoTypes = { messages: new Map(), enums: new Map() };
  for (const { name, values } of schema.enums) types.enums.set(name, values);
  for (const { name, isMapEntry } of schema.messages) {
    types.messages.set(name, { name, fields: new Map(), isMapEntry });
  }
  for (const { name, fields } of schema.messages) {
    const message = types.messages.get(name)!;
    for (const field of fields) addField(types, message, field, name, schema.imports);
  }
  for (const { type, scope, field } of schema.extensions) {
    if (OPTIONS.test(type)) continue;
    const name = find(type, scope, (full) => types.messages.has(full));
    const message = name === undefined ? undefined : types.messages.get(name);
    if (message === undefined) throw unknown(type, field, schema.imports);
    addField(types, message, field, scope, schema.imports);
  }
  return types;
}

function addField(
  types: ProtoTypes,
  message: MessageType,
  raw: RawField,
  scope: string,
  imports: readonly string[],
): void {
  const { name, number, repeated, isGroup } = raw;
  let kind: FieldType['kind'];
  let type = '';
  if (isScalar(raw.type)) kind = raw.type;
  else {
    const full = find(raw.type, scope, (each) => types.messages.has(each) || types.enums.has(each));
    if (full === undefined) throw unknown(raw.type, raw, imports);
    kind = types.enums.has(full) ? 'enum' : isGroup ? 'group' : 'message';
    type = full;
  }
  message.fields.set(number, { name, number, kind, type, repeated });
}

const isScalar = (type: string): type is Scalar => (SCALARS as readonly string[]).includes(type);

/** From the innermost scope outwards (protobuf.dev/programming-guides/proto3, "Packages and Name Resolution"). */
function find(type: string, scope: string, has: (full: string) => boolean): string | undefined {
  if (type[0] === '.') return has(type.slice(1)) ? type.slice(1) : undefined;
  for (let around = scope; around !== ''; around = around.slice(0, Math.max(0, around.lastIndexOf('.')))) {
    if (has(`${around}.${type}`)) return `${around}.${type}`;
  }
  return has(type) ? type : undefined;
}

function unknown(type: string, { place }: RawField, imports: readonly string[]): SchemaFault {
  const missing = imports.filter((file) => !file.startsWith('google/protobuf/'));
  const where =
    missing.length === 0
      ? ''
      : ` It may be in ${missing.map((file) => `“${file}”`).join(' or ')}: add the text of that file.`;
  const name = type.replace(/^\./, '');
  return new SchemaFault({ ...place?.(), sentence: `No message or enum is called ${name}.${where}` });
}
