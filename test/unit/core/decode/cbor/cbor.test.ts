import { Encoder, encode, Tag } from 'cbor-x';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cbor } from '#core/decode/cbor/cbor.ts';
import { BINARY, decoded, faultOf, fromHex } from '../decoding.ts';

const jsonOf = async (hex: string) => (await decoded(cbor, fromHex(hex))).json;

describe('CBOR', () => {
  test('any value that cbor-x encodes comes back as JSON.stringify writes it', async () => {
    const encoder = new Encoder({ useRecords: false });
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        const { json } = await decoded(cbor, encoder.encode(value));
        expect(json).toBe(JSON.stringify(value));
      }),
      { numRuns: 300 },
    );
  });

  // RFC 8949 appendix A; single and half precision as short as they can be.
  test.each([
    ['1bffffffffffffffff', '18446744073709551615'],
    ['c249010000000000000000', '18446744073709551616'],
    ['3bffffffffffffffff', '-18446744073709551616'],
    ['c349010000000000000000', '-18446744073709551617'],
    ['f90000', '0'],
    ['f98000', '-0'],
    ['f93e00', '1.5'],
    ['f97bff', '65504'],
    ['fa47c35000', '100000'],
    ['fb7e37e43c8800759c', '1e+300'],
    ['f90001', '5.9604645e-8'],
    ['f90400', '0.000061035156'],
    ['f9c400', '-4'],
    ['fbc010666666666666', '-4.1'],
    ['f97c00', '"Infinity"'],
    ['f97e00', '"NaN"'],
    ['f4', 'false'],
    ['f6', 'null'],
    ['f7', '"undefined"'],
    ['f0', '"simple(16)"'],
    ['f8ff', '"simple(255)"'],
    ['c074323031332d30332d32315432303a30343a30305a', '"2013-03-21T20:04:00Z"'],
    ['c11a514b67b0', '1363896240'],
    ['d74401020304', `{"tag":23,"value":"h'01020304'"}`],
    ['d818456449455446', `{"tag":24,"value":"h'6449455446'"}`],
    ['d82076687474703a2f2f7777772e6578616d706c652e636f6d', '"http://www.example.com"'],
    ['4401020304', `"h'01020304'"`],
    ['6161', '"a"'],
    ['62c3bc', '"ü"'],
    ['64f0908591', '"𐅑"'],
    ['8301820203820405', '[1,[2,3],[4,5]]'],
    ['a201020304', '{"1":2,"3":4}'],
    ['a26161016162820203', '{"a":1,"b":[2,3]}'],
    ['5f42010243030405ff', `"h'0102030405'"`],
    ['7f657374726561646d696e67ff', '"streaming"'],
    ['9fff', '[]'],
    ['9f018202039f0405ffff', '[1,[2,3],[4,5]]'],
    ['bf61610161629f0203ffff', '{"a":1,"b":[2,3]}'],
    ['bf6346756ef563416d7421ff', '{"Fun":true,"Amt":-2}'],
    // Section 3.4.4, 273.15; RFC 8746; tag 37; the self-described tag.
    ['c48221196ab3', '27315e-2'],
    ['d84144 00010002', '[1,2]'],
    ['d85548 0000803f0000003f', '[1,0.5]'],
    ['d82550 00112233445566778899aabbccddeeff', '"00112233-4455-6677-8899-aabbccddeeff"'],
    ['d9d9f7 01', '1'],
  ])('%s reads as %s', async (hex, json) => {
    expect(await jsonOf(hex)).toBe(json);
  });

  test('bignums of cbor-x stay exact, also as keys', async () => {
    const big = 123456789012345678901234567890n;
    const { json } = await decoded(cbor, encode(new Map<unknown, unknown>([[1, big]])));
    expect(json).toBe(`{"tag":259,"value":{"1":${big}}}`);
  });

  test('tags that are not known keep their number', async () => {
    const view = await decoded(cbor, encode(new Tag(['x'], 999)));
    expect(view.json).toBe('{"tag":999,"value":["x"]}');
    expect(view.fields).toEqual([{ name: 'Items with tag 999', value: '1' }]);
  });

  test('says where and why it cannot', async () => {
    expect(await faultOf(cbor, fromHex('82 01 ff'))).toEqual({
      at: 2,
      reason: 'nothing is open that a break could end',
    });
    expect(await faultOf(cbor, fromHex('bf 01 ff'))).toEqual({
      at: 2,
      reason: 'a key stands here without a value',
    });
    expect(await faultOf(cbor, fromHex('1c'))).toEqual({
      at: 0,
      reason: 'the value 28 of additional information is not defined',
    });
    expect(await faultOf(cbor, fromHex('5f 6161 ff'))).toEqual({
      at: 1,
      reason: 'only pieces of a byte string may stand here',
    });
    expect(await faultOf(cbor, fromHex('9f c1 ff'))).toEqual({ at: 2, reason: 'nothing follows the tag' });
    expect((await faultOf(cbor, fromHex('c1'))).at).toBe(1);
    expect((await faultOf(cbor, fromHex('9f'))).reason).toBe(
      'an item of 1 byte should stand here, but the message ends',
    );
    expect((await faultOf(cbor, fromHex('f805'))).reason).toBe('simple values below 32 take no second byte');
  });

  test('takes maps and arrays that fill the message, and the self-described tag', () => {
    const sniff = (bytes: Uint8Array) => cbor.sniff(bytes.subarray(0, 256), bytes.length, BINARY);
    expect(sniff(encode({ type: 'tick', n: 1 }))).toBeGreaterThan(0.9);
    expect(sniff(encode(Array.from({ length: 500 }, (_, n) => ({ n }))))).toBeGreaterThan(0.5);
    expect(sniff(fromHex('d9d9f701'))).toBe(1);
    expect(sniff(fromHex('a161610102'))).toBe(0);
    expect(sniff(fromHex('01'))).toBe(0);
  });
});
