import { instantText } from '../values/instantText.ts';

/** Types that google/protobuf/*.proto define; files import them and nobody hands them along. */
export const WELL_KNOWN_PROTO = `
syntax = "proto3"; package google.protobuf;
message Timestamp { int64 seconds = 1; int32 nanos = 2; }
message Duration { int64 seconds = 1; int32 nanos = 2; }
message Empty {}
message Any { string type_url = 1; bytes value = 2; }
message FieldMask { repeated string paths = 1; }
message Struct { map<string, Value> fields = 1; }
message ListValue { repeated Value values = 1; }
enum NullValue { NULL_VALUE = 0; }
message Value {
  oneof kind {
    NullValue null_value = 1; double number_value = 2; string string_value = 3; bool bool_value = 4;
    Struct struct_value = 5; ListValue list_value = 6;
  }
}
message DoubleValue { double value = 1; }
message FloatValue { float value = 1; }
message Int64Value { int64 value = 1; }
message UInt64Value { uint64 value = 1; }
message Int32Value { int32 value = 1; }
message UInt32Value { uint32 value = 1; }
message BoolValue { bool value = 1; }
message StringValue { string value = 1; }
message BytesValue { bytes value = 1; }
`;

/** What stands for an absent field, as JSON text. */
type Member = (name: string, absent: string) => string;

const wrapped = (absent: string) => (member: Member) => member('value', absent);

/** Their own form in JSON (protobuf.dev/programming-guides/json); undefined leaves the fields as they are. */
export const WELL_KNOWN: Record<string, (member: Member) => string | undefined> = {
  Timestamp: (member) => {
    const text = instantText(BigInt(member('seconds', '0')), Number(member('nanos', '0')));
    return text === undefined ? undefined : `"${text}"`;
  },
  Duration: (member) => durationText(BigInt(member('seconds', '0')), Number(member('nanos', '0'))),
  FieldMask: (member) => JSON.stringify((JSON.parse(member('paths', '[]')) as string[]).join(',')),
  Struct: (member) => member('fields', '{}'),
  ListValue: (member) => member('values', '[]'),
  Value: (member) => {
    const names = ['number_value', 'string_value', 'bool_value', 'struct_value', 'list_value'];
    return names.map((name) => member(name, '')).find((text) => text !== '') ?? 'null';
  },
  DoubleValue: wrapped('0'),
  FloatValue: wrapped('0'),
  Int64Value: wrapped('0'),
  UInt64Value: wrapped('0'),
  Int32Value: wrapped('0'),
  UInt32Value: wrapped('0'),
  BoolValue: wrapped('false'),
  StringValue: wrapped('""'),
  BytesValue: wrapped('"h\'\'"'),
};

function durationText(seconds: bigint, nanos: number): string | undefined {
  // Both have the same sign.
  if (Math.abs(nanos) > 999_999_999 || (seconds < 0n && nanos > 0) || (seconds > 0n && nanos < 0))
    return undefined;
  const sign = seconds < 0n || nanos < 0 ? '-' : '';
  const whole = seconds < 0n ? -seconds : seconds;
  const fraction = String(Math.abs(nanos)).padStart(9, '0').replace(/0+$/, '');
  return `"${sign}${whole}${fraction === '' ? '' : `.${fraction}`}s"`;
}
