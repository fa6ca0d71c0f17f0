import protobuf from 'protobufjs';
import { describe, expect, test } from 'vitest';
import { protobuf as decoder } from '#core/decode/protobuf/protobuf.ts';
import { BINARY, decoded, faultOf, fromHex, utf8 } from '../decoding.ts';

const { root } = protobuf.parse(`
  syntax = "proto3";
  message All {
    int64 count = 1; string name = 2; All inner = 3; repeated int32 packed = 4; double ratio = 5;
    float small = 6; bytes raw = 7; repeated string words = 8; sint32 delta = 9; bool yes = 10;
    fixed64 id = 11; repeated float floats = 12; fixed32 crc = 13; uint64 time = 14;
  }`);
const All = root.lookupType('All');
const encode = (value: object) => All.encode(All.fromObject(value)).finish();
const noteOf = async (value: object) =>
  (await decoded(decoder, encode(value))).fields.map(({ note }) => note);

describe('protobuf without a schema', () => {
  test('guesses numbers, strings, messages and bytes, by field number', async () => {
    const bytes = encode({
      count: 150,
      name: 'testing',
      inner: { name: 'nested', inner: { count: 1 } },
      ratio: 0.25,
      small: 0.1,
      raw: [0, 255, 7],
      words: ['a', 'b'],
    });
    const view = await decoded(decoder, bytes);
    expect(view.json).toBe(
      `{"1":150,"2":"testing","3":{"2":"nested","3":{"1":1}},"5":0.25,"6":0.1,"7":"h'00ff07'","8":["a","b"]}`,
    );
    expect(view.fields[0]).toEqual({ name: '1', value: '150', note: 'varint, as sint 75' });
    expect(view.fields[2]).toEqual({ name: '3', value: '2 fields', note: 'guessed message' });
    expect(view.fields[3]).toEqual({ name: '3.2', value: 'nested', note: 'guessed string' });
  });

  test('tells what else a value could be', async () => {
    expect(await noteOf({ count: -1 })).toEqual([
      'varint, unsigned 18446744073709551615, as sint -9223372036854775808',
    ]);
    expect(await noteOf({ yes: true })).toEqual(['varint, or true, as sint -1']);
    expect(await noteOf({ packed: [3, 270, 86942] })).toEqual(['bytes, as packed varints 3, 270, 86942']);
    expect((await noteOf({ floats: [0.5, 100.25] }))[0]).toMatch(/, as packed floats 0\.5, 100\.25$/);
    expect(await noteOf({ id: 7 })).toEqual(['64 bits, guessed integer, as double 3.5e-323']);
    expect(await noteOf({ crc: 5 })).toEqual(['32 bits, guessed integer, as float 7.006492321624085e-45']);
    expect((await noteOf({ time: 1_795_341_600_123 }))[0]).toMatch(/as a time 2026-11-22T/);
  });

  test('numbers of 64 bits stay exact', async () => {
    const { json } = await decoded(decoder, fromHex('08 ffffffffffffff7f 10 ffffffffffffffff7f'));
    expect(json).toBe('{"1":72057594037927935,"2":9223372036854775807}');
  });

  test('reads groups', async () => {
    expect((await decoded(decoder, fromHex('0b 10 05 0c 18 01'))).json).toBe('{"1":{"2":5},"3":1}');
  });

  test('says where and why it cannot', async () => {
    expect(await faultOf(decoder, fromHex('08 01 00'))).toEqual({
      at: 2,
      reason: 'the field number 0 is not allowed',
    });
    expect(await faultOf(decoder, fromHex('0e'))).toEqual({
      at: 0,
      reason: 'the wire type 6 does not exist',
    });
    expect(await faultOf(decoder, fromHex('08 01 12 05 61'))).toEqual({
      at: 2,
      reason: 'a field begins whose value ends too late',
    });
    expect(await faultOf(decoder, fromHex('08 ffffffffffffffffffff01'))).toEqual({
      at: 0,
      reason: 'a varint is longer than ten bytes',
    });
    expect(await faultOf(decoder, fromHex('0b 08 01'))).toEqual({
      at: 0,
      reason: 'the group with the number 1 has no end',
    });
    expect((await faultOf(decoder, fromHex('0b'.repeat(100)))).reason).toBe(
      'more than 64 groups lie in one another',
    );
    expect((await faultOf(decoder, fromHex('0c'))).at).toBe(0);
  });

  test('is taken by itself for whole messages, also by their head', () => {
    const sniff = (bytes: Uint8Array) => decoder.sniff(bytes.subarray(0, 256), bytes.length, BINARY);
    expect(sniff(encode({ count: 1, name: 'a name' }))).toBeGreaterThan(0.5);
    expect(sniff(encode({ raw: new Uint8Array(5_000) }))).toBeGreaterThan(0.5);
    expect(sniff(encode({ words: Array.from({ length: 400 }, () => 'word') }))).toBeGreaterThan(0.5);
    expect(sniff(encode({ raw: new Uint8Array(5_000) }).subarray(0, 4_000))).toBe(0);
    expect(sniff(fromHex('0801'))).toBeLessThan(0.5);
    expect(decoder.sniff(utf8('\n\u0003abc'), 5, { ...BINARY, text: true })).toBe(0);
  });
});
