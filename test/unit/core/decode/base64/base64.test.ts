import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { base64 } from '#core/decode/base64/base64.ts';
import { decoded, faultOf, TEXT, utf8 } from '../decoding.ts';

const sniff = (text: string) => base64.sniff(utf8(text).subarray(0, 256), text.length, TEXT);

describe('base64', () => {
  test('any bytes come out again, in both alphabets', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 1, maxLength: 200 }),
        fc.constantFrom<BufferEncoding>('base64', 'base64url'),
        async (bytes, alphabet) => {
          const view = await decoded(base64, utf8(Buffer.from(bytes).toString(alphabet)), TEXT);
          expect(view.payload?.bytes).toEqual(bytes);
        },
      ),
    );
  });

  test('is taken by itself only where it holds something that makes sense', () => {
    expect(sniff(btoa('{"type":"tick","n":1}'))).toBeGreaterThan(0.5);
    expect(sniff(btoa('a long text, '.repeat(100)))).toBeGreaterThan(0.5);
    expect(sniff('helloworldhelloworld')).toBe(0);
    expect(sniff('deadbeefdeadbeefdeadbeef')).toBe(0);
    expect(sniff('ping')).toBe(0);
    expect(sniff(`${btoa('some words here')} and more`)).toBe(0);
  });

  test('says where and why it cannot', async () => {
    expect(await faultOf(base64, utf8('YWJj!'), TEXT)).toEqual({
      reason: '“!” at character 5 is not base64',
    });
    expect(await faultOf(base64, Uint8Array.of(0xff), TEXT)).toEqual({ reason: 'it is not text' });
  });
});
