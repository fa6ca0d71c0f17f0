import { ByteFault } from '../values/faults.ts';
import { linkSchema } from './linkSchema.ts';
import { SchemaFault } from './ProtoLexer.ts';
import { ProtoParser } from './ProtoParser.ts';
import { TypedReader } from './TypedReader.ts';
import type { RawField, RawMessage, RawSchema } from './types.ts';

/** What is needed of google/protobuf/descriptor.proto. */
const DESCRIPTOR = `
syntax = "proto2";
message FileDescriptorSet { repeated File file = 1; }
message File {
  optional string name = 1; optional string package = 2; repeated Message message_type = 4;
  repeated Enum enum_type = 5; repeated Field extension = 7;
}
message Message {
  optional string name = 1; repeated Field field = 2; repeated Message nested_type = 3;
  repeated Enum enum_type = 4; repeated Field extension = 6; optional MessageOptions options = 7;
}
message MessageOptions { optional bool map_entry = 7; }
message Field {
  optional string name = 1; optional string extendee = 2; optional int32 number = 3; optional int32 label = 4;
  optional int32 type = 5; optional string type_name = 6;
}
message Enum { optional string name = 1; repeated EnumValue value = 2; }
message EnumValue { optional string name = 1; optional int32 number = 2; }
`;

/** FieldDescriptorProto.Type, from 1. */
const KINDS =
  ' double float int64 uint64 int32 fixed64 fixed32 bool string group message bytes uint32 enum sfixed32 sfixed64 sint32 sint64'.split(
    ' ',
  );

interface Field {
  name?: string;
  extendee?: string;
  number?: number;
  label?: number;
  type?: number;
  type_name?: string;
}

interface Enum {
  name?: string;
  value?: { name?: string; number?: number }[];
}

interface Message {
  name?: string;
  field?: Field[];
  nested_type?: Message[];
  enum_type?: Enum[];
  extension?: Field[];
  options?: { map_entry?: boolean };
}

interface File {
  package?: string;
  message_type?: Message[];
  enum_type?: Enum[];
  extension?: Field[];
}

const BAD = 'This file is no set of descriptors, as protoc writes it with --descriptor_set_out.';

/** Reads a FileDescriptorSet. Throws a SchemaFault where the bytes are none. */
export function readDescriptorSet(bytes: Uint8Array): RawSchema {
  const schema: RawSchema = { messages: [], enums: [], extensions: [], imports: [] };
  for (const file of filesOf(bytes)) {
    const scope = file.package ?? '';
    for (const message of file.message_type ?? []) addMessage(schema, message, scope);
    addOthers(schema, file, scope);
  }
  return schema;
}

function filesOf(bytes: Uint8Array): File[] {
  const types = linkSchema(new ProtoParser(DESCRIPTOR).read());
  const reader = new TypedReader(types);
  try {
    const json = reader.message(types.messages.get('FileDescriptorSet')!, bytes);
    if (reader.misfits.length > 0 || reader.known === 0) throw new SchemaFault({ sentence: BAD });
    return (JSON.parse(json) as { file?: File[] }).file ?? [];
  } catch (error) {
    if (error instanceof ByteFault) throw new SchemaFault({ sentence: BAD });
    throw error;
  }
}

function addMessage(schema: RawSchema, message: Message, scope: string): void {
  const name = within(scope, message.name);
  const fields = (message.field ?? []).map(rawField);
  const raw: RawMessage = { name, fields, isMapEntry: message.options?.map_entry === true };
  schema.messages.push(raw);
  for (const nested of message.nested_type ?? []) addMessage(schema, nested, name);
  addOthers(schema, message, name);
}

function addOthers(schema: RawSchema, from: Pick<Message, 'enum_type' | 'extension'>, scope: string): void {
  for (const { name, value = [] } of from.enum_type ?? []) {
    const values = new Map<number, string>();
    for (const { name: each = '', number = 0 } of value) if (!values.has(number)) values.set(number, each);
    schema.enums.push({ name: within(scope, name), values });
  }
  for (const field of from.extension ?? []) {
    const raw = { ...rawField(field), name: `[${within(scope, field.name)}]` };
    schema.extensions.push({ type: field.extendee ?? '', scope, field: raw });
  }
}

function rawField({ name = '', number = 0, label, type = 0, type_name = '' }: Field): RawField {
  const kind = KINDS[type] ?? '';
  const isNamed = kind === 'message' || kind === 'group' || kind === 'enum' || kind === '';
  return { name, number, type: isNamed ? type_name : kind, repeated: label === 3, isGroup: kind === 'group' };
}

const within = (scope: string, name = '') => (scope === '' ? name : `${scope}.${name}`);
