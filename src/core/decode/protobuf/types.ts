/** Scalar types of the language (protobuf.dev/programming-guides/proto3, "Scalar Value Types"). */
export const SCALARS = [
  'double',
  'float',
  'int32',
  'int64',
  'uint32',
  'uint64',
  'sint32',
  'sint64',
  'fixed32',
  'fixed64',
  'sfixed32',
  'sfixed64',
  'bool',
  'string',
  'bytes',
] as const;
export type Scalar = (typeof SCALARS)[number];

export interface FieldType {
  name: string;
  number: number;
  kind: Scalar | 'message' | 'group' | 'enum';
  /** Full name of its message or enum; '' for scalars. */
  type: string;
  repeated: boolean;
}

export interface MessageType {
  /** With its package: `shop.v1.Order`. */
  name: string;
  fields: Map<number, FieldType>;
  /** Made for a map: `key` is 1 and `value` is 2. */
  isMapEntry: boolean;
}

/** What a schema says, with every name found. */
export interface ProtoTypes {
  messages: Map<string, MessageType>;
  /** Names by number; of aliases the first. */
  enums: Map<string, Map<number, string>>;
}

/** The schema of a session: `DecodeContext.schema` for protobuf. */
export interface ProtoSchema {
  types: ProtoTypes;
  /** Full name of the message that is read; the one that fits best where there is none. */
  message?: string;
}

/** Where and why a schema cannot be read, counted from 1. A whole sentence. */
export interface ProtoFault {
  line?: number;
  column?: number;
  sentence: string;
}

/** A field as it was written, before its type's name is looked for. */
export interface RawField {
  name: string;
  number: number;
  /** As written, or with a leading dot where it is the full name. */
  type: string;
  repeated: boolean;
  isGroup: boolean;
  /** Where it stands in its text. */
  place?(): { line: number; column: number };
}

export interface RawMessage {
  name: string;
  fields: RawField[];
  isMapEntry: boolean;
}

/** Fields that are added to a message from elsewhere (proto2). */
export interface RawExtension {
  /** The message's name as written, and where. */
  type: string;
  scope: string;
  field: RawField;
}

/** What stands in one or several files. */
export interface RawSchema {
  messages: RawMessage[];
  enums: { name: string; values: Map<number, string> }[];
  extensions: RawExtension[];
  imports: string[];
}
