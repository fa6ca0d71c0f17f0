import { Encoder, encode } from '@msgpack/msgpack';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { msgpack } from '#core/decode/msgpack/msgpack.ts';
import { BINARY, decoded, faultOf, fromHex } from '../decoding.ts';

const jsonOf = async (hex: string) => (await decoded(msgpack, fromHex(hex))).json;

describe('MessagePack', () => {
  test('any value that @msgpack/msgpack encodes comes back as JSON.stringify writes it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        const { json } = await decoded(msgpack, encode(value));
        expect(json).toBe(JSON.stringify(value));
      }),
      { numRuns: 300 },
    );
  });

  test('64-bit numbers stay exact', async () => {
    const { json } = await decoded(
      msgpack,
      new Encoder({ useBigInt64: true }).encode([2n ** 64n - 1n, -(2n ** 63n), 2n ** 53n + 1n]),
    );
    expect(json).toBe('[18446744073709551615,-9223372036854775808,9007199254740993]');
  });

  test('single precision is written as short as it was meant', async () => {
    const { json } = await decoded(
      msgpack,
      new Encoder({ forceFloat32: true }).encode([0.1, 1.2345678, 16_777_216, 1e-7]),
    );
    expect(json).toBe('[0.1,1.2345678,16777216,1e-7]');
  });

  test('what JSON lacks is written as text', async () => {
    expect(await jsonOf('93 cb7ff8000000000000 ca7f800000 cb8000000000000000')).toBe('["NaN","Infinity",-0]');
  });

  test('bytes and extensions stand in hex, and are counted', async () => {
    const view = await decoded(msgpack, fromHex('92 c403 010aff d501 beef'));
    expect(view.json).toBe(`["h'010aff'",{"extension":1,"value":"h'beef'"}]`);
    expect(view.fields).toEqual([
      { name: 'Binary values', value: '1' },
      { name: 'Extensions of type 1', value: '1' },
    ]);
  });

  test('timestamps are read in all three lengths', async () => {
    const dates = ['2026-11-22T10:00:00Z', '2026-11-22T10:00:00.25Z', '1969-01-01T00:00:00Z'];
    for (const date of dates) {
      const { json } = await decoded(msgpack, encode(new Date(date)));
      expect(json).toBe(`"${date}"`);
    }
  });

  test('keys that are no strings become text', async () => {
    expect(await jsonOf('83 01 61 c0 62 91a178 63')).toBe('{"1":97,"null":98,"[\\"x\\"]":99}');
  });

  test('values one after the other become an array, and it is said', async () => {
    const view = await decoded(msgpack, fromHex('01 a161'));
    expect(view.json).toBe('[1,"a"]');
    expect(view.fields).toContainEqual({ name: 'Values', value: '2', note: 'one after the other' });
  });

  test('says where and why it cannot', async () => {
    expect(await faultOf(msgpack, fromHex('92 01 c1'))).toEqual({
      at: 2,
      reason: 'the byte 0xc1 is never used',
    });
    expect(await faultOf(msgpack, fromHex('a5 6162'))).toEqual({
      at: 1,
      reason: 'a string of 5 bytes should stand here, but only 2 are left',
    });
    expect((await faultOf(msgpack, fromHex('dd ffffffff 01'))).at).toBe(6);
    expect(await faultOf(msgpack, new Uint8Array())).toEqual({ reason: 'the message is empty' });
  });

  test('takes maps and arrays that fill the message, also by their head, and leaves the rest', () => {
    const sniff = (bytes: Uint8Array, size = bytes.length) =>
      msgpack.sniff(bytes.subarray(0, 256), size, BINARY);
    expect(sniff(encode({ type: 'tick', n: 1 }))).toBeGreaterThan(0.9);
    const large = encode({ rows: Array.from({ length: 200 }, (_, n) => ({ n, name: `row ${n}` })) });
    expect(sniff(large)).toBeGreaterThan(0.5);
    expect(sniff(encode({ type: 'tick' }).subarray(0, 5))).toBe(0);
    expect(sniff(fromHex('81a1610102'))).toBe(0);
    expect(msgpack.sniff(encode({ a: 1 }), 4, { ...BINARY, text: true })).toBe(0);
  });
});
