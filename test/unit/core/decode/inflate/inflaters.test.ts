import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { LARGEST_INFLATED } from '#core/decode/inflate/inflate.ts';
import { deflate, gzip, zlib } from '#core/decode/inflate/inflaters.ts';
import { BINARY, decoded, faultOf, utf8 } from '../decoding.ts';

const text = '{"type":"tick","text":"the same again, the same again, the same again"}';

describe('compressed data', () => {
  test.each([
    [gzip, gzipSync(text)],
    [zlib, deflateSync(text)],
    [deflate, deflateRawSync(text)],
  ])('what zlib packs comes out again: %#', async (decoder, packed) => {
    const view = await decoded(decoder, packed);
    expect(view.payload).toEqual({ label: 'Inflated', bytes: utf8(text), text: true });
    expect(view.fields).toHaveLength(1);
    expect(view.summary).toBe(`${decoder.label} of ${text.length} bytes`);
  });

  test('a bomb is cut at its limit, and it is said', async () => {
    const bomb = gzipSync(new Uint8Array(LARGEST_INFLATED + 5_000_000));
    const view = await decoded(gzip, bomb);
    expect(view.payload?.bytes).toHaveLength(LARGEST_INFLATED);
    expect(view.fields).toContainEqual({ name: 'Left out', value: 'all beyond 16 MB', bad: true });
  });

  test('of data without an end, what came before is shown', async () => {
    const long = gzipSync(Buffer.from(Array.from({ length: 200_000 }, (_, at) => (at * at) % 251)));
    const view = await decoded(gzip, long.subarray(0, long.length - 8));
    expect(view.payload!.bytes.length).toBeGreaterThan(1_000);
    expect(view.fields.find(({ name }) => name === 'End')?.bad).toBe(true);
  });

  test('what cannot be inflated says so', async () => {
    expect(await faultOf(gzip, utf8('not compressed at all'))).toEqual({
      reason: 'its data cannot be inflated',
    });
    expect(await faultOf(zlib, new Uint8Array())).toEqual({ reason: 'the message is empty' });
  });

  test('headers are known by sight, and text is left alone', () => {
    expect(gzip.sniff(gzipSync(text), 90, BINARY)).toBeGreaterThan(0.9);
    for (const level of [0, 1, 6, 9]) {
      expect(zlib.sniff(deflateSync(text, { level }), 90, BINARY)).toBeGreaterThan(0.5);
    }
    expect(zlib.sniff(utf8('xylophone'), 9, BINARY)).toBe(0);
    expect(gzip.sniff(gzipSync(text), 90, { ...BINARY, text: true })).toBe(0);
  });
});
