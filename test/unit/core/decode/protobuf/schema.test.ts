import fc from 'fast-check';
import protobuf from 'protobufjs';
import descriptor from 'protobufjs/ext/descriptor.js';
import { describe, expect, test } from 'vitest';
import { compileSchema, messageNames } from '#core/decode/protobuf/compileSchema.ts';
import { protobuf as decoder } from '#core/decode/protobuf/protobuf.ts';
import type { ProtoTypes } from '#core/decode/protobuf/types.ts';
import { BINARY, decoded, fromHex } from '../decoding.ts';

const SOURCE = `
  // A shop, as nobody has it.
  syntax = "proto3";
  package shop.v1;
  import "google/protobuf/timestamp.proto";
  import "google/protobuf/struct.proto";
  import "google/protobuf/wrappers.proto";
  import "google/protobuf/any.proto";
  option java_package = "com.example";

  enum Colour { option allow_alias = true; UNKNOWN = 0; RED = 1; ROUGE = 1; DARK = -1; reserved 5 to 9; }

  message Order {
    reserved 90, 91 to 99; reserved "old";
    int64 id = 1; string name = 2; Colour colour = 3;
    message Line { string sku = 1; uint32 count = 2 [deprecated = true, json_name = "n"]; Order parent = 3; }
    repeated Line lines = 4;
    map<string, Line> by_sku = 5; map<int64, bool> flags = 6;
    oneof payment { string card = 7; .shop.v1.Order.Line gift = 8; }
    repeated sint32 deltas = 9; repeated double prices = 10 [packed = false];
    sint64 balance = 11; fixed64 f64 = 12; sfixed64 s64 = 13; fixed32 f32 = 14; sfixed32 s32 = 15;
    float ratio = 16; bytes raw = 17; bool paid = 18; int32 change = 19; uint64 big = 20;
    google.protobuf.Timestamp at = 21; google.protobuf.Struct extra = 22;
    google.protobuf.StringValue note = 23; google.protobuf.Any any = 24; google.protobuf.Duration took = 25;
  }
  service Orders { rpc Get (Order) returns (stream Order) { option (x) = { a: 1; b: "}" }; } rpc Put (Order) returns (Order); }
  message Other { string only = 1; }
`;

function types(source: string | Uint8Array): ProtoTypes {
  const reading = compileSchema(source);
  if ('fault' in reading) throw new Error(JSON.stringify(reading.fault));
  return reading.types;
}

const oracle = protobuf.parse(SOURCE.replace(/import[^;]*;/g, '')).root;
const KNOWN = ['timestamp', 'struct', 'wrappers', 'any', 'duration'];
for (const name of KNOWN) oracle.addJSON(protobuf.common.get(`google/protobuf/${name}.proto`)!.nested!);
const Order = oracle.lookupType('shop.v1.Order');
const own = types(SOURCE);
const encode = (value: object) => Order.encode(Order.fromObject(value)).finish();
const read = (bytes: Uint8Array, message: string | undefined = 'shop.v1.Order') =>
  decoded(decoder, bytes, { ...BINARY, schema: { types: own, ...(message ? { message } : {}) } });
const faultOf = (source: string) => {
  const reading = compileSchema(source);
  return 'fault' in reading ? reading.fault : undefined;
};

describe('protobuf with a schema', () => {
  test('names, enums, maps, oneofs and exact numbers', async () => {
    const { json } = await read(
      encode({
        id: '9223372036854775807',
        name: 'ü',
        colour: 1,
        lines: [{ sku: 'a', count: 2 }, {}],
        bySku: { x: { count: 1 } },
        flags: { '-5': true },
        gift: { sku: 'g' },
        deltas: [-1, 2],
        prices: [0.5, 2],
        balance: '-9223372036854775808',
        f64: '18446744073709551615',
        s64: -2,
        f32: 4_294_967_295,
        s32: -3,
        ratio: 0.1,
        raw: [1, 255],
        paid: true,
        change: -7,
        big: '18446744073709551615',
      }),
    );
    expect(json).toBe(
      '{"id":9223372036854775807,"name":"ü","colour":"RED","lines":[{"sku":"a","count":2},{}],' +
        '"by_sku":{"x":{"count":1}},"flags":{"-5":true},"gift":{"sku":"g"},"deltas":[-1,2],"prices":[0.5,2],' +
        '"balance":-9223372036854775808,"f64":18446744073709551615,"s64":-2,"f32":4294967295,"s32":-3,' +
        `"ratio":0.1,"raw":"h'01ff'","paid":true,"change":-7,"big":18446744073709551615}`,
    );
  });

  test("Google's own types read as their JSON does", async () => {
    const line = oracle.lookupType('shop.v1.Order.Line');
    const { json } = await read(
      encode({
        at: { seconds: 1_795_341_600, nanos: 5_000_000 },
        extra: {
          fields: {
            a: { listValue: { values: [{ numberValue: 1 }, { nullValue: 0 }, { boolValue: false }] } },
          },
        },
        note: {},
        any: {
          type_url: 'type.googleapis.com/shop.v1.Order.Line',
          value: line.encode({ sku: 'z' }).finish(),
        },
        took: { seconds: -1, nanos: -500_000_000 },
      }),
    );
    expect(JSON.parse(json!)).toEqual({
      at: `${new Date(1_795_341_600_000).toISOString().slice(0, 19)}.005Z`,
      extra: { a: [1, null, false] },
      note: '',
      any: { '@type': 'type.googleapis.com/shop.v1.Order.Line', sku: 'z' },
      took: '-1.5s',
    });
  });

  test('agrees with protobufjs on any values', async () => {
    const value = fc.record(
      {
        id: fc.integer(),
        name: fc.string(),
        deltas: fc.array(fc.integer()),
        prices: fc.array(fc.double({ noNaN: true, noDefaultInfinity: true })),
        lines: fc.array(fc.record({ sku: fc.string(), count: fc.nat() })),
        flags: fc.dictionary(fc.nat().map(String), fc.boolean()),
        paid: fc.boolean(),
        change: fc.integer(),
        s32: fc.integer(),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(value, async (order) => {
        const bytes = encode(order);
        const expected = Order.toObject(Order.decode(bytes), { longs: Number, enums: String });
        expect(JSON.parse((await read(bytes)).json!)).toEqual(expected);
      }),
      { numRuns: 200 },
    );
  });

  test('of a singular message that comes twice, both are merged; of a plain value the last counts', async () => {
    const { json } = await read(fromHex('42 03 0a0161 42 02 1005 12 0131 12 0132'));
    expect(json).toBe('{"gift":{"sku":"a","count":5},"name":"2"}');
  });

  test('what the schema does not say, or says otherwise, is told and shown by number', async () => {
    const view = await read(fromHex('0a 0161 9803 07'));
    expect(view.json).toBe('{"#1":"a","#51":7}');
    expect(view.fields).toEqual([
      { name: 'Message', value: 'shop.v1.Order' },
      { name: 'Not in the schema', value: '51', note: 'shown by number, guessed' },
      { name: 'Not as the schema says', value: 'id', note: 'of another wire type', bad: true },
    ]);
  });

  test('a message inside that is cut short is shown as bytes and told', async () => {
    const view = await read(fromHex('22 03 0a0561'));
    expect(view.json).toBe(`{"lines":["h'0a0561'"]}`);
    expect(view.fields.at(-1)).toMatchObject({ name: 'Not as the schema says', value: 'lines', bad: true });
  });

  test('finds the message that fits where none is chosen', async () => {
    const other = await read(fromHex('0a 0161'), '');
    expect(other.fields[0]).toEqual({
      name: 'Message',
      value: 'shop.v1.Other',
      note: 'fits best of those in the schema',
    });
    const order = await read(encode({ id: 1, name: 'n', paid: true }), '');
    expect(order.fields[0]?.value).toBe('shop.v1.Order');
  });

  test('a descriptor set says the same as its text', async () => {
    const read = types(descriptorSet());
    // The entries of maps go by names of their own.
    const fieldsOf = ({ messages }: ProtoTypes, name: string) =>
      [...messages.get(name)!.fields.values()].map((field) => {
        const entry = messages.get(field.type);
        return entry?.isMapEntry ? { ...field, type: [...entry.fields.values()] } : field;
      });
    for (const name of messageNames(own)) expect(fieldsOf(read, name)).toEqual(fieldsOf(own, name));
    expect(messageNames(read)).toEqual(messageNames(own));
    expect(read.enums.get('shop.v1.Colour')).toEqual(own.enums.get('shop.v1.Colour'));
    expect('fault' in compileSchema(fromHex('ff ff ff'))).toBe(true);
    expect(compileSchema(fromHex('0a 03 666f6f'))).toEqual({
      fault: {
        sentence: 'This file is no set of descriptors, as protoc writes it with --descriptor_set_out.',
      },
    });
  });

  test('proto2: groups, extensions, defaults; and several files in one text', () => {
    const schema = types(`
      syntax = "proto2"; package a;
      message M { required int32 x = 1 [default = -5]; optional group G = 2 { optional string y = 1; } extensions 100 to max; }
      extend M { optional string more = 100; }
      extend google.protobuf.FieldOptions { optional string hint = 50000; }
      edition = "2023"; package b; import option "x.proto"; export message N { a.M m = 1; }`);
    expect(messageNames(schema)).toEqual(['a.M', 'a.M.G', 'b.N']);
    expect([...schema.messages.get('a.M')!.fields.values()]).toEqual([
      { name: 'x', number: 1, kind: 'int32', type: '', repeated: false },
      { name: 'g', number: 2, kind: 'group', type: 'a.M.G', repeated: false },
      { name: '[a.more]', number: 100, kind: 'string', type: '', repeated: false },
    ]);
  });

  test.each([
    ['message A {\n  string x 1;\n}', 2, 12, '“=” should stand here, but “1” does.'],
    ['message A { Missing x = 1; }', 1, 13, 'No message or enum is called Missing.'],
    [
      'import "b.proto"; message A { B x = 1; }',
      1,
      31,
      'No message or enum is called B. It may be in “b.proto”: add the text of that file.',
    ],
    ['message A { string x = 0; }', 1, 24, 'A field cannot have the number 0.'],
    ['message A { string x = 1; int32 y = 1; }', 1, 37, 'The number 1 is given to two fields.'],
    ['message A {', 1, 12, 'A closing “}” should stand here, but the text ends.'],
    ['message A { map<float, string> x = 1; }', 1, 17, 'A map cannot have keys of the type float.'],
    ['message A { } /* no end', 1, 15, 'This comment has no end.'],
    ['message A { string x = 1 [a = "b]; }', 1, 31, 'This string has no end in its line.'],
    [
      'massage A { }',
      1,
      1,
      'A message, an enum, an import or the like should stand here, but “massage” does.',
    ],
    ['message A { option x = 1 }', 1, 26, '“;” should stand here, but “}” does.'],
  ])('%s is told at its place', (source, line, column, sentence) => {
    expect(faultOf(source)).toEqual({ line, column, sentence });
  });

  test('a schema without messages, and one that is too large, are refused', () => {
    expect(faultOf('syntax = "proto3";')).toEqual({ sentence: 'The schema has no messages.' });
    expect(faultOf(' '.repeat(4_000_001))).toEqual({ sentence: 'The schema is larger than 4 MB.' });
  });

  test('no text whatever makes the parser throw', () => {
    const words = [
      'message',
      'A',
      '{',
      '}',
      ';',
      '=',
      '1',
      'map',
      '<',
      '>',
      ',',
      'string',
      '"x"',
      '[',
      ']',
      'oneof',
      'enum',
      'extend',
      'option',
      '.',
      'repeated',
      'group',
      'import',
      '-',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 40 }), (all) => {
        compileSchema(all.join(' '));
      }),
      { numRuns: 500 },
    );
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void compileSchema(bytes)));
  });
});

/** What protobufjs, which has a parser of its own, makes of the text. */
function descriptorSet(): Uint8Array {
  const { root } = protobuf.parse(SOURCE.replace(/import[^;]*;/g, ''), { keepCase: true });
  for (const name of KNOWN) root.addJSON(protobuf.common.get(`google/protobuf/${name}.proto`)!.nested!);
  root.resolveAll();
  const set = (root as unknown as { toDescriptor(syntax: string): protobuf.Message }).toDescriptor('proto3');
  return (descriptor as unknown as { FileDescriptorSet: protobuf.Type }).FileDescriptorSet.encode(
    set,
  ).finish();
}
